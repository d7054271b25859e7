<#
.SYNOPSIS
Builds MemoryVault. Each switch calls what also works without PowerShell; together they run in the order below.
.PARAMETER Help
Builds the help of the cmdlets (en-US) from docs/help. Needs Microsoft.PowerShell.PlatyPS.
.PARAMETER Test
Runs all tests: dotnet test, and Pester in this PowerShell; with -Package on the packaged module.
.PARAMETER Package
Makes what can be published, in artifacts: the module as a folder (MemoryVault/VERSION) and as a package for a repository of PSResourceGet, and
memvault as a dotnet tool. The same without PowerShell: dotnet pack MemoryVault.sln.
#>
[CmdletBinding()]
param(
    [switch] $Help,
    [switch] $Test,
    [switch] $Package,
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Push-Location -LiteralPath $PSScriptRoot
try {
    if ($Help) {
        # PlatyPS leaves Markdown in the help: fences, links to files, a spacer, and a link to an online version that there is not yet.
        $made = Import-MarkdownCommandHelp -Path docs/help/*.md | Export-MamlCommandHelp -OutputFolder artifacts/help -Force
        $text = (Get-Content -Raw -LiteralPath $made.FullName) -replace '```(powershell)?\r?\n?' -replace '&#x80;' -replace '(?<=<maml:uri>)[\w-]+\.md(?=<)'
        $text = $text -replace '\s*<maml:navigationLink>\s*<maml:linkText>Online Version</maml:linkText>\s*<maml:uri />\s*</maml:navigationLink>'
        Set-Content -NoNewline -LiteralPath (Join-Path -Path en-US -ChildPath $made.Name) -Value $text
    }

    dotnet build MemoryVault.sln -c $Configuration --nologo -v quiet

    $suite = @{}
    if ($Package) {
        dotnet pack MemoryVault.sln -c $Configuration --no-build --nologo -v quiet
        $manifest = Get-Item -Path artifacts/MemoryVault/*/MemoryVault.psd1
        Test-ModuleManifest -Path $manifest
        $suite = @{ Module = $manifest.FullName }
    }

    if ($Test) {
        dotnet test MemoryVault.sln -c $Configuration --no-build --nologo
        & (Get-Process -Id $PID).Path -NoProfile -File tests/Pester/run.ps1 @suite
    }
} finally {
    Pop-Location
}
