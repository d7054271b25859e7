BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Module = $env:MEMORYVAULT_TEST_MODULE
    $script:Pwsh = (Get-Process -Id $PID).Path
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'The module' {
    It 'has a manifest that PowerShell accepts' {
        (Test-ModuleManifest -Path $env:MEMORYVAULT_TEST_MODULE -ErrorAction Stop).CompatiblePSEditions | Should -Contain 'Core'
    }

    It 'exports its cmdlets and nothing else' {
        $module = Get-Module MemoryVault
        $module.ExportedCmdlets.Count | Should -Be 58
        $module.ExportedCommands.Count | Should -Be 58
    }

    It 'adds no assembly to the default load context but its own two' {
        $script = "`$runtime = [Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory().TrimEnd('/', '\')
            `$before = [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name
            Import-Module '$env:MEMORYVAULT_TEST_MODULE'; `$null = Get-VaultStatus -ErrorAction Ignore; `$null = New-Vault; `$null = Get-VaultStatus
            [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies |
                Where-Object { `$_.GetName().Name -notin `$before -and `$_.Location -and (Split-Path `$_.Location) -notin `$PSHOME, `$runtime } |
                ForEach-Object { `$_.GetName().Name } | Sort-Object"
        & $script:Pwsh -NoProfile -Command $script | Should -Be 'MemoryVault', 'MemoryVault.Core'
    }

    It 'works after it was imported again by force' {
        Import-Module -Name $env:MEMORYVAULT_TEST_MODULE -Force -Global
        (New-Vault ./forced).Created | Should -BeTrue
        (Get-VaultStatus -Vault ./forced).Vault | Should -Be (Join-Path $script:TestHome 'forced')
    }

    It 'works after it was removed and imported' {
        Remove-Module MemoryVault
        Get-Command Get-VaultStatus -ErrorAction Ignore -Module MemoryVault | Should -BeNullOrEmpty
        Import-Module -Name $env:MEMORYVAULT_TEST_MODULE -Global
        (New-Vault ./again).Created | Should -BeTrue
    }

    It 'works in strict mode' {
        Set-StrictMode -Version Latest
        { New-Vault ./strict | Out-String; Get-VaultStatus -Vault ./strict | Format-List | Out-String } | Should -Not -Throw
    }

    It 'works in several runspaces at once' {
        $made = 1..6 | ForEach-Object -ThrottleLimit 6 -Parallel {
            Import-Module -Name $using:Module
            (New-Vault "$using:TestHome/parallel$_").Vault
        }
        $made | Should -HaveCount 6
    }

    It 'works in a job' {
        $job = Start-Job { Import-Module -Name $using:Module; Set-Location $using:TestHome; (New-Vault ./job).Created }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -BeTrue
    }

    It 'says what to do where git is not in the path' {
        $path = $env:PATH
        try {
            $env:PATH = (New-Item -ItemType Directory (Join-Path $script:TestHome 'empty')).FullName
            $failure = { New-Vault ./without } | Should -Throw -ErrorId 'GitMissing,MemoryVault.Commands.NewVaultCommand' -PassThru
        } finally {
            $env:PATH = $path
        }

        $failure.CategoryInfo.Category | Should -Not -Be 'NotSpecified'
        $failure.TargetObject | Should -Be 'git'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike 'Install git*'
        { New-Vault ./without -ErrorAction Stop } | Should -Not -Throw
        (Get-VaultStatus -Vault ./without -NoScan).Health | Should -Not -BeNullOrEmpty
    }

    It 'finds git in a folder with an odd name' -Skip:$IsWindows {
        $path = $env:PATH
        $odd = (New-Item -ItemType Directory (Join-Path $script:TestHome "odd 'folder' [é]")).FullName
        $null = New-Item -ItemType SymbolicLink -Path (Join-Path $odd git) -Target (Get-Command git).Source
        try {
            $env:PATH = $odd
            (New-Vault ./oddly).Created | Should -BeTrue
            @(Get-VaultLog -Vault ./oddly).Count | Should -BeGreaterThan 0
        } finally {
            $env:PATH = $path
        }
    }

    It 'works without the adapter to libgit2, and the status says so' {
        $copy = Join-Path $script:TestHome 'module'
        $null = New-Item -ItemType Directory $copy
        Copy-Item $env:MEMORYVAULT_TEST_MODULE $copy
        Copy-Item (Join-Path (Split-Path $env:MEMORYVAULT_TEST_MODULE) 'bin') $copy -Recurse
        Remove-Item (Join-Path $copy 'bin/deps') -Recurse
        $engine = & $script:Pwsh -NoProfile -Command "Import-Module '$copy/MemoryVault.psd1'; `$null = New-Vault ./bare; (Get-VaultStatus -Vault ./bare).GitEngine | ConvertTo-Json" |
            ConvertFrom-Json
        $engine.Objects | Should -BeLike 'git*'
        $engine.Note | Should -BeLike '*MemoryVault.LibGit2*'
    }
}
