<#
.SYNOPSIS
Builds MemoryVault. Each switch calls what also works without PowerShell; together they run in the order below.
.PARAMETER Help
Builds the help of the cmdlets (en-US) from docs/help. Needs Microsoft.PowerShell.PlatyPS.
.PARAMETER Test
Runs all tests: dotnet test, and Pester in this PowerShell.
.PARAMETER Package
Makes the publishable module in artifacts/MemoryVault.
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

    if ($Test) {
        dotnet test MemoryVault.sln -c $Configuration --no-build --nologo
        & (Get-Process -Id $PID).Path -NoProfile -File tests/Pester/run.ps1
    }

    if ($Package) {
        $folder = Join-Path -Path artifacts -ChildPath MemoryVault
        Remove-Item -LiteralPath $folder -Recurse -ErrorAction Ignore
        $null = New-Item -ItemType Directory -Path $folder
        Copy-Item -Path MemoryVault.psd1, bin, en-US, README.md -Destination $folder -Recurse
        Test-ModuleManifest -Path (Join-Path -Path $folder -ChildPath MemoryVault.psd1)
    }
} finally {
    Pop-Location
}
