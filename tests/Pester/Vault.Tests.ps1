BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'New-Vault' {
    It 'makes the vault that is named, relative to the location of PowerShell' {
        $result = New-Vault ./v1 -Machine here
        $result.Vault | Should -Be (Join-Path $script:TestHome 'v1')
        $result.Machine | Should -Be 'here'
        $result.Created | Should -BeTrue
        Join-Path $script:TestHome 'v1/repository.git/HEAD' | Should -Exist
    }

    It 'leaves a vault that is there as it is' {
        (New-Vault ./v1 -Machine other).Created | Should -BeFalse
        (Get-VaultStatus -Vault ./v1).Machine | Should -Be 'here'
    }

    It 'makes nothing with -WhatIf' {
        New-Vault ./v2 -WhatIf | Should -BeNullOrEmpty
        './v2' | Should -Not -Exist
    }

    It 'gives the plan with -WhatIf -PassThru' {
        (New-Vault ./v2 -WhatIf -PassThru).Vault | Should -Be (Join-Path $script:TestHome 'v2')
        './v2' | Should -Not -Exist
    }

    It 'makes the default vault in the home, or where MEMORYVAULT_HOME says' {
        (New-Vault -WhatIf -PassThru).Vault | Should -Be (Join-Path $script:TestHome ($IsWindows ? 'local\MemoryVault' : '.memoryvault'))
        $env:MEMORYVAULT_HOME = Join-Path $script:TestHome 'elsewhere'
        (New-Vault -WhatIf -PassThru).Vault | Should -Be $env:MEMORYVAULT_HOME
        $env:MEMORYVAULT_HOME = $null
    }

    It 'refuses a folder that holds something else' {
        Write-TestFile full/file.txt
        New-Vault ./full -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -Be 'FolderNotEmpty,MemoryVault.Commands.NewVaultCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceExists'
    }

    It 'takes everything over from a remote, and restores it to its place' {
        Write-TestFile notes/a.md 'kept'
        $null = New-Vault ./old -Machine old
        $url = Initialize-BareRepository r.git
        Add-VaultRemote origin $url -Vault ./old
        $null = Invoke-VaultSync ./notes -Vault ./old
        Remove-Item ./notes -Recurse
        $result = New-Vault ./new -From $url -Machine old
        $result.Sources.Name | Should -Be 'notes'
        $result.Restored.Verified | Should -Be 1
        './notes/a.md' | Should -FileContentMatchExactly '^kept$'
    }

    It 'takes over into other folders by a map' {
        $result = New-Vault ./mapped -From ./r.git -Machine old -PathMap @{ (Join-Path $script:TestHome 'notes') = (Join-Path $script:TestHome 'moved') }
        $result.Sources[0].Root | Should -Be (Join-Path $script:TestHome 'moved')
        './moved/a.md' | Should -FileContentMatchExactly '^kept$'
    }

    It 'says what a map must be' {
        New-Vault ./wrong -From ./r.git -PathMap @{ 1 = 2 } -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'ArgumentInvalid,MemoryVault.Commands.NewVaultCommand'
    }
}

Describe 'Get-VaultStatus' {
    It 'answers for the vault that is named, and takes it from the pipeline' {
        (New-Vault ./v1 | Get-VaultStatus).Vault | Should -Be (Join-Path $script:TestHome 'v1')
    }

    It 'does not look at the files with -NoScan' {
        (Get-VaultStatus -Vault ./v1 -NoScan).Dirty | Should -BeNull
        (Get-VaultStatus -Vault ./v1).Dirty | Should -Be 0
    }

    It 'sees the environment as it is now, not as it was at the import' {
        $env:MEMORYVAULT_HOME = Join-Path $script:TestHome 'v1'
        (Get-VaultStatus).Vault | Should -Be $env:MEMORYVAULT_HOME
        $env:MEMORYVAULT_HOME = $null
    }
}

Describe 'Test-VaultIntegrity' {
    It 'proves a vault, and the status remembers it' {
        $report = Test-VaultIntegrity -Vault ./old
        $report.Passed | Should -BeTrue
        $report.Files | Should -BeGreaterThan 0
        (Get-VaultStatus -Vault ./old).LastProof.Passed | Should -BeTrue
    }

    It 'reports damage as an object and as errors' {
        $object = Get-ChildItem ./old/repository.git/objects -Recurse -File | Where-Object FullName -Match '[0-9a-f]{2}[\\/][0-9a-f]{38}$' | Select-Object -First 1
        $bytes = [IO.File]::ReadAllBytes($object.FullName)
        Set-ItemProperty -LiteralPath $object.FullName -Name IsReadOnly -Value $false
        Set-Content -LiteralPath $object.FullName -Value 'broken'
        $report = Test-VaultIntegrity -Vault ./old -ErrorVariable failure -ErrorAction SilentlyContinue
        $report.Passed | Should -BeFalse
        $failure.Count | Should -Be $report.Problems.Count
        $failure[0].CategoryInfo.Category | Should -Not -Be 'NotSpecified'
        [IO.File]::WriteAllBytes($object.FullName, $bytes)
        (Test-VaultIntegrity -Vault ./old).Passed | Should -BeTrue
    }
}

Describe 'Optimize-Vault' {
    It 'packs the repository' {
        $result = Optimize-Vault -Vault ./old
        $result.PacksAfter | Should -Be 1
        $result.Vault | Should -Be (Join-Path $script:TestHome 'old')
    }

    It 'does nothing with -WhatIf' {
        Optimize-Vault -Vault ./old -WhatIf | Should -BeNullOrEmpty
    }
}

Describe 'Get-VaultLog' {
    It 'lists entries, the newest first, as many as asked for' {
        $all = @(Get-VaultLog -Vault ./old)
        $all.Count | Should -BeGreaterThan 3
        $all[0].Time | Should -BeGreaterOrEqual $all[1].Time
        @(Get-VaultLog -Vault ./old -First 2) | Should -HaveCount 2
    }

    It 'takes a level, and a time as people write it' {
        Get-VaultLog -Vault ./old -Level Error | Where-Object Level -NE 'Error' | Should -BeNullOrEmpty
        @(Get-VaultLog -Vault ./old -Since 1d).Count | Should -BeGreaterThan 3
        Get-VaultLog -Vault ./old -Since (Get-Date).AddHours(1) | Should -BeNullOrEmpty
    }

    It 'says how a time is written where it cannot be read' {
        { Get-VaultLog -Vault ./old -Since never } | Should -Throw '*2d, yesterday*'
    }
}
