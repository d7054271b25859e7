BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Vault = (New-Vault).Vault

    function Submit-Change([string] $Agent, [hashtable] $Change) {
        $result = Enter-MemoryLease $Agent | Submit-MemoryCheckin -MergePatch $Change -Source user -Confidence 0.5 -Justification because
        Exit-MemoryLease $Agent
        $result
    }

    $script:First = Submit-Change planner @{ tasks = @{ a = @{ state = 'open'; by = 'juna' } } }
    $script:Second = Submit-Change coder @{ tasks = @{ a = @{ state = 'done' } }; notes = @{ n = 1 } }
    $script:Third = Submit-Change planner @{ notes = @{ n = $null } }
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Get-MemoryEvent' {
    It 'lists events, newest first, by agent, section and review' {
        (Get-MemoryEvent).EventId | Should -Be $script:Third.Event, $script:Second.Event, $script:First.Event
        (Get-MemoryEvent coder).EventId | Should -Be $script:Second.Event
        (Get-MemoryEvent -Section notes).EventId | Should -Be $script:Third.Event, $script:Second.Event
        (Get-MemoryEvent -Review Required).EventId | Should -Be $script:Third.Event
        (Get-MemoryEvent -First 1).AgentId | Should -Be 'planner'
    }

    It 'shows provenance, and the patch when asked' {
        $found = Get-MemoryEvent coder -IncludePatch
        $found.Provenance.Source, $found.Provenance.Confidence, $found.Provenance.Justification | Should -Be 'user', 0.5, 'because'
        @($found.Patch.Operations).Count | Should -Be $found.PatchSize
        (Get-MemoryEvent coder).Patch | Should -BeNullOrEmpty
    }
}

Describe 'Approve-MemoryEvent' {
    It 'approves nothing with -WhatIf' {
        $script:Third | Approve-MemoryEvent -WhatIf | Should -BeNullOrEmpty
        ($script:Third | Approve-MemoryEvent -WhatIf -PassThru).EventId | Should -Be $script:Third.Event
        (Get-MemoryEvent -Review Required).EventId | Should -Be $script:Third.Event
    }

    It 'approves what is piped to it in one commit, and puts it out with -PassThru' {
        $before = @(Get-VaultHistory).Count
        Get-MemoryEvent -Review Required | Approve-MemoryEvent -By lead -Justification 'looked at' | Should -BeNullOrEmpty
        Get-MemoryEvent -Review Required | Should -BeNullOrEmpty
        @(Get-VaultHistory).Count | Should -Be ($before + 1)
        $approved = $script:First.Event, $script:Third.Event | Approve-MemoryEvent -By lead -PassThru
        $approved.EventId | Should -Be $script:First.Event, $script:Third.Event
        $approved[1].Approval.By | Should -Be 'lead'
    }

    It 'reports an event that is not there' {
        Approve-MemoryEvent ffffffff -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'EventNotFound,MemoryVault.Commands.ApproveMemoryEventCommand'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike "'Get-MemoryEvent' lists the events.*"
    }
}

Describe 'Trace-MemoryEntry' {
    It 'says who wrote each value, and pipes from entries' {
        $traced = Get-MemoryEntry tasks a | Trace-MemoryEntry
        ($traced | Where-Object { "$($_.Pointer)" -eq '/state' }).AgentId | Should -Be 'coder'
        ($traced | Where-Object { "$($_.Pointer)" -eq '/by' }).AgentId | Should -Be 'planner'
        $one = Trace-MemoryEntry tasks a -Pointer /state
        $one.Value, $one.Source, $one.Confidence | Should -Be 'done', 'user', 0.5
        (Trace-MemoryEntry tasks).Path | Should -Be 'tasks/a'
    }

    It 'reports what is not there' {
        Trace-MemoryEntry tasks nix -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe 'Undo-MemoryEvent' {
    It 'undoes nothing with -WhatIf, and shows the plan' {
        $script:Second | Undo-MemoryEvent -WhatIf | Should -BeNullOrEmpty
        $plan = $script:Second | Undo-MemoryEvent -WhatIf -PassThru
        $plan.DryRun | Should -BeTrue
        $plan.PatchSize | Should -BeGreaterThan 0
        (Get-MemoryEntry tasks a).Value.state | Should -Be 'done'
        Get-WhatIf "Undo-MemoryEvent $($script:Third.Event) -WhatIf" | Out-String | Should -Match "Add '/notes"
    }

    It 'takes an event back, and what was taken back' {
        $undo = Get-MemoryEvent -First 10 | Where-Object EventId -EQ $script:Third.Event | Undo-MemoryEvent -Justification 'a mistake'
        $undo.Events.EventId | Should -Be $script:Third.Event
        (Get-MemoryEntry notes n).Value | Should -Be 1
        (Undo-MemoryEvent $undo.Event -PassThru).PatchSize | Should -Be 1
        Get-MemoryEntry notes n -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'takes back all of an agent since a time' {
        (Undo-MemoryEvent -AgentId coder -Since '1h').Events.EventId | Should -Be $script:Second.Event
        (Get-MemoryEntry tasks a).Value.state | Should -Be 'open'
    }

    It 'reports conflicts, and changes nothing' {
        $one = Submit-Change planner @{ tasks = @{ c = 1 } }
        $null = Submit-Change planner @{ tasks = @{ c = 2 } }
        $null = Submit-Change planner @{ tasks = @{ c = 3 } }
        $one | Undo-MemoryEvent -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -Be 'MergeConflict,MemoryVault.Commands.UndoMemoryEventCommand'
        "$($failure[0].TargetObject[0].Path)" | Should -Be '/tasks/c'
        (Get-MemoryEntry tasks c).Value | Should -Be 3
    }
}
