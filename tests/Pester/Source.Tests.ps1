BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $null = New-Vault
    Write-TestFile notes/a.md
    Write-TestFile more/a.md
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Add-VaultSource' {
    It 'adds nothing with -WhatIf' {
        Add-VaultSource notes ./notes -WhatIf | Should -BeNullOrEmpty
        Get-VaultSource | Should -BeNullOrEmpty
    }

    It 'gives the source that it would add with -WhatIf -PassThru' {
        $plan = Add-VaultSource notes ./notes -WhatIf -PassThru
        $plan.Root | Should -Be (Join-Path $script:TestHome 'notes')
        $plan.Preset | Should -Be 'folder'
        Get-VaultSource | Should -BeNullOrEmpty
    }

    It 'puts nothing out' {
        Add-VaultSource notes ./notes -Exclude '*.tmp', 'cache/' | Should -BeNullOrEmpty
        (Get-VaultSource notes).Exclude | Should -Be '*.tmp', 'cache/'
    }

    It 'puts the source out with -PassThru, with its vault' {
        $source = Add-VaultSource more ./more -Folder shared/more -PassThru
        $source.Folder | Should -Be 'shared/more'
        $source.Vault | Should -Be (Get-VaultStatus -NoScan).Vault
    }

    It 'says with -WhatIf, too, that a name is taken' {
        Add-VaultSource notes ./other -WhatIf -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'SourceExists,MemoryVault.Commands.AddVaultSourceCommand'
    }

    It 'knows an agent by its preset' {
        Write-TestFile .claude/CLAUDE.md
        (Add-VaultSource mine -Preset claude-code -PassThru).Root | Should -Be (Join-Path $script:TestHome '.claude')
    }

    It 'takes what another vault has from the pipeline' {
        $other = (New-Vault ./other).Vault
        Get-VaultSource notes | Select-Object Name, Root, Preset, Folder, Exclude | Add-VaultSource -Vault $other
        (Get-VaultSource -Vault $other).Exclude | Should -Be '*.tmp', 'cache/'
    }
}

Describe 'Set-VaultSource' {
    It 'changes nothing with -WhatIf' {
        Set-VaultSource notes -Exclude x -WhatIf | Should -BeNullOrEmpty
        (Set-VaultSource notes -Exclude x -WhatIf -PassThru).Exclude | Should -Be 'x'
        (Get-VaultSource notes).Exclude | Should -Be '*.tmp', 'cache/'
    }

    It 'changes what is named and leaves the rest' {
        Set-VaultSource notes -Include '*.md' | Should -BeNullOrEmpty
        (Get-VaultSource notes).Include | Should -Be '*.md'
        (Get-VaultSource notes).Exclude | Should -Be '*.tmp', 'cache/'
    }

    It 'empties a list' {
        (Set-VaultSource notes -Exclude @() -PassThru).Exclude | Should -BeNullOrEmpty
    }

    It 'takes sources from the pipeline, of the vault that they are of' {
        Get-VaultSource -Vault ./other | Set-VaultSource -Exclude z
        (Get-VaultSource -Vault ./other).Exclude | Should -Be 'z'
        (Get-VaultSource notes).Exclude | Should -BeNullOrEmpty
    }
}

Describe 'Get-VaultSource' {
    It 'takes wildcards, and each source once' {
        (Get-VaultSource n*, notes).Name | Should -Be 'notes'
        Get-VaultSource nix* | Should -BeNullOrEmpty
    }

    It 'reports a name that is not there, and goes on' {
        (Get-VaultSource nix, more -ErrorVariable failure -ErrorAction SilentlyContinue).Name | Should -Be 'more'
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -Be 'SourceMissing,MemoryVault.Commands.GetVaultSourceCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe 'Remove-VaultSource' {
    It 'removes nothing with -WhatIf' {
        Remove-VaultSource more -WhatIf | Should -BeNullOrEmpty
        (Remove-VaultSource more -WhatIf -PassThru).Name | Should -Be 'more'
        (Get-VaultSource more).Name | Should -Be 'more'
    }

    It 'removes, and puts out what it removed with -PassThru' {
        Remove-VaultSource more | Should -BeNullOrEmpty
        (Get-VaultSource n* | Remove-VaultSource -PassThru).Name | Should -Be 'notes'
        (Get-VaultSource).Name | Should -Be 'mine'
    }

    It 'takes objects from the pipeline, of the vault that they are of' {
        Get-VaultSource -Vault ./other | Remove-VaultSource
        Get-VaultSource -Vault ./other | Should -BeNullOrEmpty
    }
}
