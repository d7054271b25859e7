BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Vault = (New-Vault).Vault

    function Write-Memory([object] $Memory) {
        Get-MemoryLease | Exit-MemoryLease -Force -Reason 'the test is over'
        $null = Enter-MemoryLease tester | Submit-MemoryCheckin -Json ($Memory -is [string] ? $Memory : ($Memory | ConvertTo-Json -Depth 10)) -Source test
        Exit-MemoryLease tester
    }
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Submit-MemoryCheckin' {
    BeforeEach {
        Write-Memory @{ tasks = @{ 'bug-1' = @{ state = 'open'; votes = 9007199254740993 } } }
    }

    It 'changes nothing with -WhatIf, and shows the plan' {
        $null = Enter-MemoryLease planner
        $patch = @{ op = 'replace'; path = '/tasks/bug-1/state'; value = 'done' }
        Submit-MemoryCheckin planner -Patch $patch -Source user -WhatIf | Should -BeNullOrEmpty
        $plan = Submit-MemoryCheckin planner -Patch $patch -Source user -WhatIf -PassThru
        $plan.PatchSize, $plan.Event | Should -Be 1, $null
        (Get-MemoryEntry tasks bug-1).Value.state | Should -Be 'open'
        $text = Get-WhatIf "Submit-MemoryCheckin planner -MergePatch @{ tasks = @{ 'bug-1' = @{ state = 'done' } } } -Source user -WhatIf"
        $text -join ' ' | Should -Match "Replace '/tasks/bug-1/state': `"done`""
        Exit-MemoryLease planner
    }

    It 'takes a patch, as operations, objects, text and a file' {
        Set-Content ./patch.json '[{"op":"add","path":"/tasks/c","value":1}]'
        $operations = Compare-MemoryDocument '{"tasks":{}}' '{"tasks":{"a":1}}'
        foreach ($patch in $operations, @(@{ op = 'add'; path = '/tasks/b'; value = 1 }), './patch.json', '[{"op":"add","path":"/tasks/d","value":1}]') {
            (Enter-MemoryLease planner | Submit-MemoryCheckin -Patch $patch -Source user).PatchSize | Should -Be 1
        }

        (Get-MemoryEntry tasks ?).Key | Should -Be 'a', 'b', 'c', 'd'
        Exit-MemoryLease planner
    }

    It 'puts out the event, and pipes between enter and exit' {
        $result = Enter-MemoryLease planner -Scope tasks | Submit-MemoryCheckin -MergePatch @{ tasks = @{ 'bug-2' = @{ state = 'open' } } } -Source user -Confidence 0.8 -Justification 'she said so'
        $result.Event | Should -Not -BeNullOrEmpty
        $result.AgentId, $result.PatchSize, $result.Risk, $result.Vault | Should -Be 'planner', 1, 'low', $script:Vault
        $result | Exit-MemoryLease
        Get-MemoryLease | Should -BeNullOrEmpty
        (Get-VaultHistory -First 1).Event | Should -Be $result.Event
    }

    It 'takes a document as a file, an object and text, of a section or of all' {
        Set-Content ./doc.json '{"x":1}'
        $null = Enter-MemoryLease planner
        $null = Submit-MemoryCheckin planner ./doc.json -Section notes -Source file
        (Get-MemoryEntry notes x).Value | Should -Be 1
        $null = [pscustomobject]@{ x = 2 } | Submit-MemoryCheckin planner -Section notes -Source user
        (Get-MemoryEntry notes x).Value | Should -Be 2
        $null = Submit-MemoryCheckin planner -Json '{"x":3}' -Section notes -Source user
        (Get-MemoryEntry notes x).Value | Should -Be 3
        $null = Get-Item ./doc.json | Submit-MemoryCheckin planner -Section notes -Source file
        (Get-MemoryEntry notes x).Value | Should -Be 1
        Exit-MemoryLease planner
    }

    It 'takes an entry that was read and changed, with every number exact' {
        $entry = Get-MemoryEntry tasks bug-1
        $entry.Value.state = 'done'
        $null = Enter-MemoryLease planner | Submit-MemoryCheckin -MergePatch @{ tasks = @{ 'bug-1' = $entry.Value } } -Source user
        $now = (Get-MemoryEntry tasks bug-1).Value
        $now.state, $now.votes | Should -Be 'done', 9007199254740993
        Exit-MemoryLease planner
    }

    It 'says that it needs a lease' {
        Submit-MemoryCheckin nobody -MergePatch @{ tasks = $null } -Source user -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceUnavailable'
    }

    It 'needs no lease with the state that it was made from' {
        $base = (Get-MemoryEntry tasks bug-1).Revision
        (Submit-MemoryCheckin planner -MergePatch @{ notes = @{ a = 1 } } -Source user -BaseRevision $base).PatchSize | Should -BeGreaterThan 0
    }

    It 'reports conflicts with the values, and commits nothing' {
        $base = (Get-MemoryEntry tasks bug-1).Revision
        $null = Submit-MemoryCheckin other -MergePatch @{ tasks = @{ 'bug-1' = @{ state = 'done' } } } -Source user -BaseRevision $base
        $failure = $null
        Submit-MemoryCheckin planner -MergePatch @{ tasks = @{ 'bug-1' = @{ state = 'late' } } } -Source user -BaseRevision $base -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -Be 'MergeConflict,MemoryVault.Commands.SubmitMemoryCheckinCommand'
        $conflict = $failure[0].TargetObject[0]
        "$($conflict.Path)", $conflict.Base | Should -Be '/tasks/bug-1/state', 'open'
        $conflict.Ours, $conflict.Theirs | Sort-Object | Should -Be 'done', 'late'
        (Get-MemoryEntry tasks bug-1).Value.state | Should -Be 'done'
        $decided = Submit-MemoryCheckin planner -MergePatch @{ tasks = @{ 'bug-1' = @{ state = 'late' } } } -Source user -BaseRevision $base -Strategy Ours
        $decided.Settled | Should -HaveCount 1
        (Get-MemoryEntry tasks bug-1).Value.state | Should -Be 'late'
    }

    It 'keeps what was proposed under a lost lease, and names where' {
        $lease = Enter-MemoryLease planner
        $lease | Exit-MemoryLease -Force -Reason 'it slept'
        $lease | Submit-MemoryCheckin -MergePatch @{ tasks = @{ z = 1 } } -Source user -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'ProposalKept,MemoryVault.Commands.SubmitMemoryCheckinCommand'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike "*'Resolve-MemoryConflict *"
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*memvault*'
        $failure[0].TargetObject | Should -BeLike 'conflicts/*.json'
        $kept = Get-MemoryConflict | Where-Object Kind -EQ Checkin
        $kept.Agent | Should -Be 'planner'
        $kept | Resolve-MemoryConflict -Choice Theirs | Out-Null
        (Get-MemoryEntry tasks z).Value | Should -Be 1
        Get-MemoryConflict | Should -BeNullOrEmpty
    }

    It 'does not take a lease for a document' {
        Enter-MemoryLease planner | Submit-MemoryCheckin -Source user -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ArgumentInvalid,*'
        Exit-MemoryLease planner
    }

    It 'refuses what is no patch' {
        $null = Enter-MemoryLease planner
        Submit-MemoryCheckin planner -Patch @{ op = 'frobnicate'; path = '/a' } -Source user -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        Exit-MemoryLease planner
    }
}

Describe 'Get-MemoryEntry' {
    BeforeAll {
        Write-Memory '{"tasks":{"bug-1":{"a":1,"A":2},"bug-2":5},"notes":"one value","people":{"juna":{"age":7}}}'
    }

    It 'reads all, a section, and entries by wildcards' {
        (Get-MemoryEntry -AsHashtable).Section | Select-Object -Unique | Sort-Object | Should -Be 'notes', 'people', 'tasks'
        (Get-MemoryEntry people).Value.age | Should -Be 7
        (Get-MemoryEntry t* bug-2).Value | Should -Be 5
        (Get-MemoryEntry notes).Value | Should -Be 'one value'
        (Get-MemoryEntry people, tasks juna, bug-2 -ErrorAction SilentlyContinue).Key | Should -Be 'juna', 'bug-2'
    }

    It 'needs -AsHashtable for names that differ in case only' {
        Get-MemoryEntry tasks bug-1 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MembersAlike,*'
        (Get-MemoryEntry tasks bug-1 -AsHashtable).Value['A'] | Should -Be 2
    }

    It 'reports what is not there, unless it is a wildcard' {
        Get-MemoryEntry tasks nix -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'EntryMissing,*'
        Get-MemoryEntry nix -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        Get-MemoryEntry n* nix* | Should -BeNullOrEmpty
    }

    It 'reads an earlier state' {
        $then = (Get-MemoryEntry tasks bug-2).Revision
        Write-Memory @{ tasks = @{ 'bug-2' = 6 } }
        (Get-MemoryEntry tasks bug-2).Value, (Get-MemoryEntry tasks bug-2 -At $then).Value | Should -Be 6, 5
    }
}

Describe 'Export-MemorySnapshot and Import-MemorySnapshot' {
    BeforeAll {
        Write-Memory @{ tasks = @{ a = 1 } }
    }

    It 'writes nothing with -WhatIf' {
        Export-MemorySnapshot ./out.json -WhatIf | Should -BeNullOrEmpty
        (Export-MemorySnapshot ./out.json -WhatIf -PassThru).Path | Should -Be (Join-Path $script:TestHome 'out.json')
        './out.json' | Should -Not -Exist
    }

    It 'puts nothing out, or the file with -PassThru' {
        Export-MemorySnapshot ./out.json | Should -BeNullOrEmpty
        (Export-MemorySnapshot ./out.json -PassThru).Bytes | Should -Be (Get-Item ./out.json).Length
        (Get-Content -Raw ./out.json | ConvertFrom-Json).tasks.a | Should -Be 1
    }

    It 'takes it into another vault' {
        $null = New-Vault ./second
        Import-MemorySnapshot ./out.json -Vault ./second -WhatIf | Should -BeNullOrEmpty
        $plan = Import-MemorySnapshot ./out.json -Vault ./second -WhatIf -PassThru
        $plan.DryRun, ("$($plan.Entries.Path)" -split ' ' -contains 'tasks/a') | Should -Be $true, $true
        $shown = & (Get-Process -Id $PID).Path -NoProfile -Command "Import-Module '$env:MEMORYVAULT_TEST_MODULE'; Import-MemorySnapshot ./out.json -Vault ./second -WhatIf"
        $shown -join "`n" | Should -BeLike "*What if: Add 'tasks/a'.*"
        Get-MemoryEntry -Vault ./second | Should -BeNullOrEmpty
        (Import-MemorySnapshot ./out.json -Vault ./second).Changes | Should -BeGreaterThan 0
        (Get-MemoryEntry tasks a -Vault ./second).Value | Should -Be 1
        Set-Content ./out.json '{"tasks":{"a":2}}'
        Get-Item ./out.json | Import-MemorySnapshot -Vault ./second -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'MergeConflict,MemoryVault.Commands.ImportMemorySnapshotCommand'
    }
}
