BeforeDiscovery {
    # artifacts/MemoryVault/VERSION/MemoryVault.psd1, as 'dotnet pack' makes it, with the package beside it.
    $folder = Split-Path -Parent $env:MEMORYVAULT_TEST_MODULE
    $script:Version = (Import-PowerShellDataFile -LiteralPath $env:MEMORYVAULT_TEST_MODULE).ModuleVersion
    $script:Package = Join-Path $folder '..' '..' "MemoryVault.$script:Version.nupkg"
    $script:IsMissing = (Split-Path -Leaf $folder) -ne $script:Version -or -not (Test-Path -LiteralPath $script:Package)
    $script:IsWithoutClient = $script:IsMissing -or -not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)
    if ($script:IsMissing) { Write-Warning 'The module under test is no packaged folder: its package is not tested. See build.ps1 -Test -Package.' }
    elseif ($script:IsWithoutClient) { Write-Warning 'Microsoft.PowerShell.PSResourceGet is not installed: nothing is installed from the package.' }
}

Describe 'The package' {
    BeforeAll {
        Import-Module "$PSScriptRoot/TestHome.psm1" -Force
        $script:TestHome = Enter-TestHome
        $script:Pwsh = (Get-Process -Id $PID).Path
        $script:Folder = Split-Path -Parent $env:MEMORYVAULT_TEST_MODULE
        $script:Manifest = Import-PowerShellDataFile -LiteralPath $env:MEMORYVAULT_TEST_MODULE
        $script:Package = (Join-Path $script:Folder '..' '..' "MemoryVault.$($script:Manifest.ModuleVersion).nupkg")
    }

    AfterAll {
        Exit-TestHome $script:TestHome
    }

    It 'holds what the folder holds, and nothing of the build' -Skip:$script:IsMissing {
        $inside = [IO.Compression.ZipFile]::OpenRead($script:Package)
        $names = $inside.Entries.FullName -notmatch '^(_rels|package)/|^\[Content_Types\]|\.nuspec$'
        $inside.Dispose()
        $files = (Get-ChildItem -LiteralPath $script:Folder -Recurse -File).FullName.Substring($script:Folder.Length + 1).Replace('\', '/')
        $names | Sort-Object | Should -Be ($files | Sort-Object)
        $files | Should -Not -Match '\.(pdb|cs|csproj)$|^(obj|src)/'
        @('MemoryVault.psd1', 'README.md', 'CHANGELOG.md', 'bin/deps/MemoryVault.LibGit2.dll', 'en-US/MemoryVault.dll-Help.xml') | Should -BeIn $files
    }

    It 'has every file that the manifest names' -Skip:$script:IsMissing {
        @($script:Manifest.RootModule) + $script:Manifest.FormatsToProcess + $script:Manifest.TypesToProcess |
            ForEach-Object { Join-Path $script:Folder $_ | Should -Exist }
    }

    It 'says of itself what the manifest says, and which commands it has' -Skip:$script:IsMissing {
        $inside = [IO.Compression.ZipFile]::OpenRead($script:Package)
        $reader = [IO.StreamReader]::new($inside.GetEntry('MemoryVault.nuspec').Open())
        $said = ([xml] $reader.ReadToEnd()).package.metadata
        $inside.Dispose()
        $said.id, $said.version, $said.authors | Should -Be 'MemoryVault', $script:Manifest.ModuleVersion, $script:Manifest.Author
        $said.description, $said.copyright | Should -Be $script:Manifest.Description, $script:Manifest.Copyright
        $said.releaseNotes | Should -Be $script:Manifest.PrivateData.PSData.ReleaseNotes
        $said.dependencies | Should -BeNullOrEmpty
        $commands = $script:Manifest.CmdletsToExport
        -split $said.tags | Should -Be (@('PSModule', 'PSIncludes_Cmdlet') + $script:Manifest.PrivateData.PSData.Tags + $commands.ForEach({ "PSCmdlet_$_"; "PSCommand_$_" }))
        # The PowerShell Gallery takes no more.
        $said.tags.Length | Should -BeLessThan 4000
    }

    It 'is found by its name and by a tag, is saved and installed, and works' -Skip:$script:IsWithoutClient {
        $text = @"
`$ErrorActionPreference = 'Stop'
`$repository = New-Item -ItemType Directory ./repository
Copy-Item -LiteralPath '$($script:Package)' -Destination ./repository
Register-PSResourceRepository -Name local -Uri `$repository.FullName -Trusted
(Find-PSResource -Name MemoryVault -Repository local).Description
(Find-PSResource -Tag Agent -Repository local).Name
`$null = New-Item -ItemType Directory ./modules
Save-PSResource -Name MemoryVault -Repository local -Path ./modules
Import-Module ./modules/MemoryVault
(Get-Command -Module MemoryVault).Count
(New-Vault ./vault).Created
Get-Help Invoke-VaultSync | ForEach-Object Synopsis
Install-PSResource -Name MemoryVault -Repository local
(Get-Module -ListAvailable MemoryVault).Version.ToString()
"@
        $said = & $script:Pwsh -NoProfile -NonInteractive -Command $text 2>&1 | ForEach-Object { "$_" }
        $said | Should -Be $script:Manifest.Description, 'MemoryVault', $script:Manifest.CmdletsToExport.Count, 'True', `
            (Get-Help Invoke-VaultSync).Synopsis, $script:Manifest.ModuleVersion
    }

    It 'has the command line beside it, as a dotnet tool' -Skip:$script:IsMissing {
        # The variable keeps the first run of dotnet in a home from greeting.
        $env:DOTNET_NOLOGO = '1'
        $said = dotnet tool install memvault --tool-path ./tools --source (Join-Path $script:Folder '..' '..') 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$said"
        ./tools/memvault --version | Should -Be "memvault $($script:Manifest.ModuleVersion)"
    }
}
