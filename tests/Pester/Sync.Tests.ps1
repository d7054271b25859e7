BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Default = Join-Path $script:TestHome ($IsWindows ? 'local\MemoryVault' : '.memoryvault')
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Invoke-VaultSync at the first time' {
    It 'makes nothing with -WhatIf' {
        Invoke-VaultSync -WhatIf -PassThru | Should -BeNullOrEmpty
        $script:Default | Should -Not -Exist
    }

    It 'shows with -WhatIf what it would take' {
        Write-TestFile .claude/CLAUDE.md
        $lines = Get-WhatIf 'Invoke-VaultSync -WhatIf'
        $lines[0] | Should -Be "What if: Make the vault '$script:Default' and back up into it."
        $lines[1] | Should -BeLike "What if: Add '*CLAUDE.md' (*)."
        $lines | Should -HaveCount 2
        Remove-Item .claude -Recurse -Force
    }

    It 'does not make a vault that was named' {
        Invoke-VaultSync -Vault ./nowhere -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'VaultMissing,MemoryVault.Commands.InvokeVaultSyncCommand'
        $failure[0].TargetObject | Should -Be (Join-Path $script:TestHome 'nowhere')
    }

    It 'makes the default vault and says so, then takes the folder as a source' {
        $agents = Copy-Example
        $result = Invoke-VaultSync $agents -WarningVariable warning -WarningAction SilentlyContinue
        $warning | Should -BeLike '*making*'
        $result.Vault | Should -Be $script:Default
        $result.Commit | Should -Match '^[0-9a-f]{40}$'
        $result.Added | Should -BeGreaterThan 10
        $result.Sources[0].IsNew | Should -BeTrue
    }

    It 'gives every byte to git alone' {
        git clone -q (Join-Path $script:Default 'repository.git') clone
        $root = (Get-VaultSource).Root
        $folder = Join-Path $PWD "clone/$((Get-VaultSource).Folder)"
        foreach ($file in Get-ChildItem $folder -Recurse -File -Force) {
            $original = Join-Path $root ([IO.Path]::GetRelativePath($folder, $file.FullName))
            (Get-FileHash $file.FullName).Hash | Should -Be (Get-FileHash $original).Hash
        }
    }
}

Describe 'Invoke-VaultSync' {
    It 'commits nothing when nothing changed' {
        $result = Invoke-VaultSync
        $result.Commit | Should -BeNullOrEmpty
        $result.Added + $result.Modified + $result.Deleted | Should -Be 0
    }

    It 'commits what changed' {
        Write-TestFile agents/rEngine/new_memories.json '{"a":1}'
        (Invoke-VaultSync).Changes.Path | Should -BeLike '*/new_memories.json'
    }

    It 'shows the plan with -WhatIf and writes nothing' {
        Write-TestFile agents/rEngine/next_memories.json '{"b":1}'
        $head = (Get-VaultStatus -NoScan).Head
        $lines = Get-WhatIf 'Invoke-VaultSync -WhatIf'
        $lines[0] | Should -BeLike "What if: Back up into the vault '*"
        $lines[1] | Should -BeLike "What if: Add '*/next_memories.json' (8 B)."
        (Get-VaultStatus -NoScan).Head | Should -Be $head
    }

    It 'gives the plan as an object with -WhatIf -PassThru' {
        $plan = Invoke-VaultSync -WhatIf -PassThru
        $plan.DryRun | Should -BeTrue
        $plan.Added | Should -Be 1
    }

    It 'gives one result with -PassThru as without' {
        @(Invoke-VaultSync -PassThru) | Should -HaveCount 1
    }

    It 'takes sources from the pipeline, all in one sync' {
        Write-TestFile one/a.md
        Write-TestFile two/a.md
        Add-VaultSource one ./one
        Add-VaultSource two ./two
        $result = Get-VaultSource one, two | Invoke-VaultSync
        $result.Sources.Name | Should -Be 'one', 'two'
        @($result) | Should -HaveCount 1
    }

    It 'takes folders from Get-Item, with their names as they are' {
        $null = New-Item -ItemType Directory -Path './[x]'
        Set-Content -LiteralPath './[x]/a.md' -Value x
        $result = Get-Item -LiteralPath './[x]' | Invoke-VaultSync
        $result.Sources[0].Root | Should -Be (Join-Path $script:TestHome '[x]')
    }

    It 'takes folders by wildcard' {
        (Invoke-VaultSync ./on*).Sources.Name | Should -Be 'one'
        Invoke-VaultSync ./nix* -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'PathMissing,MemoryVault.Commands.InvokeVaultSyncCommand'
    }

    It 'refuses a path that is not of a file system' {
        Invoke-VaultSync Env:\ -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'NotFileSystem,MemoryVault.Commands.InvokeVaultSyncCommand'
    }

    It 'works from a location that is not of a file system' {
        Push-Location Env:
        try { (Invoke-VaultSync -Source one).Unchanged | Should -Be 1 } finally { Pop-Location }
    }

    It 'reports what is missing as an error of that item, and goes on with the rest' {
        Write-TestFile gone/a.md
        $null = Invoke-VaultSync ./gone
        Remove-Item ./gone -Recurse
        Write-TestFile two/b.md
        $result = Invoke-VaultSync -Source gone, two -ErrorVariable failure -ErrorAction SilentlyContinue
        $result.Added | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -Be 'SourceMissing,MemoryVault.Commands.InvokeVaultSyncCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failure[0].TargetObject | Should -Be (Join-Path $script:TestHome 'gone')
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Remove-VaultSource gone
    }

    It 'keeps the last good version of a damaged file and warns, until it is accepted' {
        Write-TestFile one/memory.json '{"a":1}'
        $null = Invoke-VaultSync -Source one
        Clear-Content ./one/memory.json
        $result = Invoke-VaultSync -Source one -WarningVariable warning -WarningAction SilentlyContinue
        $result.Quarantined | Should -HaveCount 1
        "$warning" | Should -BeLike '*memory.json*0 bytes*'
        $accepted = Invoke-VaultSync -Source one -Accept *memory.json
        $accepted.Quarantined | Should -BeNullOrEmpty
        $accepted.Modified | Should -Be 1
    }

    It 'pushes to a remote, and tells of one that cannot be reached with an error' {
        Add-VaultRemote good (Initialize-BareRepository good.git)
        Add-VaultRemote bad ./missing.git
        $result = Invoke-VaultSync -ErrorVariable failure -ErrorAction SilentlyContinue
        ($result.Remotes | Where-Object Name -EQ good).State | Should -Be 'Pushed'
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -Be 'RemoteFailed,MemoryVault.Commands.InvokeVaultSyncCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        $result.ExitCode | Should -Be 5
        Remove-VaultRemote bad
    }

    It 'leaves the remotes alone with -NoPush' {
        Write-TestFile one/c.md
        (Invoke-VaultSync -NoPush).Remotes.State | Should -Be 'Ahead'
        (Invoke-VaultSync).Remotes.State | Should -Be 'Pushed'
    }

    It 'shows its progress while it works long, and takes it away' -Skip:$IsWindows {
        $hook = Join-Path $script:TestHome 'good.git/hooks/pre-receive'
        Set-Content $hook "#!/bin/sh`nsleep 2"
        chmod +x $hook
        Write-TestFile one/slow.md
        $shell = [PowerShell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$env:MEMORYVAULT_TEST_MODULE'; Invoke-VaultSync -Source one").Invoke()
            $shell.HadErrors | Should -BeFalse
            $shell.Streams.Progress.Count | Should -BeGreaterOrEqual 2
            $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        } finally {
            $shell.Dispose()
            Remove-Item $hook
        }
    }

    It 'shows what it does on the verbose stream' {
        Write-TestFile one/d.md
        $text = Invoke-VaultSync -Verbose 4>&1 | Out-String
        $text | Should -BeLike '*Committed *'
    }
}
