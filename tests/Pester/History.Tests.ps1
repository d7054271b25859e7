BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $null = New-Vault
    Write-TestFile notes/a.md 'first'
    Write-TestFile notes/b.md 'b'
    $script:First = (Invoke-VaultSync ./notes).Commit
    Write-TestFile notes/a.md 'second'
    $script:Second = (Invoke-VaultSync).Commit
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Get-VaultHistory' {
    It 'lists the snapshots, the newest first' {
        (Get-VaultHistory).Revision | Should -Be $script:Second, $script:First
        (Get-VaultHistory -First 1).Revision | Should -Be $script:Second
    }

    It 'lists those of a file: by its path here, in the vault, from Get-Item, and of a folder' {
        (Get-VaultHistory ./notes/b.md).Revision | Should -Be $script:First
        (Get-VaultHistory notes/b.md).Revision | Should -Be $script:First
        (Get-VaultHistory "$((Get-VaultSource).Folder)/b.md").Revision | Should -Be $script:First
        (Get-Item ./notes/b.md | Get-VaultHistory).Revision | Should -Be $script:First
        @(Get-VaultHistory ./notes) | Should -HaveCount 2
    }

    It 'starts at a revision, a beginning of one, or a time' {
        (Get-VaultHistory -At $script:First).Revision | Should -Be $script:First
        (Get-VaultHistory -At $script:Second.Substring(0, 8) -First 1).Revision | Should -Be $script:Second
        (Get-VaultHistory -At (Get-Date).AddMinutes(1) -First 1).Revision | Should -Be $script:Second
        (Get-VaultHistory -At 'HEAD~1').Revision | Should -Be $script:First
    }

    It 'is limited by time and kind' {
        @(Get-VaultHistory -Since 1h -Until (Get-Date).AddMinutes(1)) | Should -HaveCount 2
        Get-VaultHistory -Until 1h | Should -BeNullOrEmpty
        Get-VaultHistory -Kind merge | Should -BeNullOrEmpty
        @(Get-VaultHistory -Kind sync) | Should -HaveCount 2
    }

    It 'reports what is nowhere' {
        Get-VaultHistory ./notes/nix.md -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'PathNotFound,MemoryVault.Commands.GetVaultHistoryCommand'
        Get-VaultHistory -At nix -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'RevisionNotFound,MemoryVault.Commands.GetVaultHistoryCommand'
    }
}

Describe 'Compare-VaultSnapshot' {
    It 'lists what differs from a snapshot to the newest' {
        $change = Compare-VaultSnapshot $script:First
        $change.Change | Should -Be 'Modified'
        $change.Path | Should -BeLike '*/a.md'
    }

    It 'compares two, in both directions' {
        (Compare-VaultSnapshot $script:Second $script:First).NewId | Should -Be (Compare-VaultSnapshot $script:First $script:Second).OldId
    }

    It 'takes a snapshot from the pipeline' {
        (Get-VaultHistory | Select-Object -Last 1 | Compare-VaultSnapshot).Path | Should -BeLike '*/a.md'
    }

    It 'is limited to paths' {
        Compare-VaultSnapshot $script:First -Path ./notes/b.md | Should -BeNullOrEmpty
        @(Compare-VaultSnapshot $script:First -Path './notes/*.md') | Should -HaveCount 1
    }
}

Describe 'Restore-VaultFile' {
    BeforeEach {
        Write-TestFile notes/a.md 'second'
        Write-TestFile notes/b.md 'b'
    }

    It 'shows the plan of the newest snapshot with -WhatIf, straight from the history' {
        Remove-Item ./notes/b.md
        $lines = Get-WhatIf 'Get-VaultHistory | Select-Object -First 1 | Restore-VaultFile -WhatIf'
        $lines[0] | Should -BeLike "What if: Restore $($script:Second)*in place."
        $lines[1] | Should -BeLike "What if: Write '*b.md' (*"
        $lines[2] | Should -Be 'What if: Leave 1 file without a change.'
        './notes/b.md' | Should -Not -Exist
    }

    It 'gives the plan as an object with -WhatIf -PassThru' {
        $plan = Restore-VaultFile ./notes/a.md -At $script:First -WhatIf -PassThru
        $plan.DryRun | Should -BeTrue
        $plan.Files.Action | Should -Be 'Replace'
        './notes/a.md' | Should -FileContentMatchExactly '^second$'
    }

    It 'restores a file of an earlier snapshot in place, and keeps what it replaces' {
        Set-Content ./notes/a.md 'third, never synced'
        $result = Restore-VaultFile ./notes/a.md -At $script:First
        $result.Verified | Should -Be 1
        './notes/a.md' | Should -FileContentMatchExactly '^first$'
        $null = Restore-VaultFile ./notes/a.md -At $result.SafetyCommit
        './notes/a.md' | Should -FileContentMatchExactly '^third, never synced$'
    }

    It 'gives one result with -PassThru as without' {
        @(Restore-VaultFile ./notes/b.md -PassThru) | Should -HaveCount 1
    }

    It 'gathers what comes by the pipeline into one restore' {
        Remove-Item ./notes/*
        $result = Compare-VaultSnapshot $script:First $script:Second | Restore-VaultFile -At $script:First
        @($result) | Should -HaveCount 1
        $result.Files.Path | Should -BeLike '*/a.md'
        './notes/b.md' | Should -Not -Exist
    }

    It 'restores elsewhere, and leaves the places alone' {
        $result = Restore-VaultFile -At $script:First -Destination ./out
        $result.Errors | Should -BeNullOrEmpty
        "./out/$((Get-VaultSource).Folder)/a.md" | Should -FileContentMatchExactly '^first$'
        './notes/a.md' | Should -FileContentMatchExactly '^second$'
    }

    It 'takes a wildcard by -Path and a character by -LiteralPath' {
        (Restore-VaultFile './notes/*.md' -WhatIf -PassThru -At $script:Second).Files | Should -HaveCount 2
        Restore-VaultFile -LiteralPath './notes/*.md' -WhatIf -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'PathNotFound,MemoryVault.Commands.RestoreVaultFileCommand'
    }

    It 'takes files from Get-Item' {
        (Get-Item ./notes/a.md | Restore-VaultFile -At $script:First -WhatIf -PassThru).Files.Path | Should -BeLike '*/a.md'
    }
}
