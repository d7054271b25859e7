<#
.SYNOPSIS
Runs the cmdlets' tests in this PowerShell and ends with "Pester: N passed, N failed, N skipped".
.PARAMETER Path
The test files to run; all by default.
.PARAMETER Module
The manifest under test; the one at the top of the repository by default, built if it was not.
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot,
    [string] $Module = (Join-Path $PSScriptRoot '../../MemoryVault.psd1')
)

$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent (Resolve-Path -LiteralPath $Module)
if (-not (Test-Path -LiteralPath (Join-Path $root 'bin/MemoryVault.dll'))) {
    dotnet build (Join-Path $root 'src/MemoryVault') --nologo -v quiet
}

if (-not (Get-Module -ListAvailable Pester | Where-Object Version -GE '5.0')) {
    'Pester 5 or later is not installed: the tests of the cmdlets were not run. Install-PSResource Pester'
    'Pester: 0 passed, 0 failed, 1 skipped'
    exit 0
}

Import-Module Pester -MinimumVersion 5.0
$env:MEMORYVAULT_TEST_MODULE = (Resolve-Path -LiteralPath $Module).Path
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration

if (-not $result) {
    'Pester: 0 passed, 1 failed, 0 skipped'
    exit 1
}

# A file that could not be run at all counts as a failed test.
$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
"Pester: $($result.PassedCount) passed, $failed failed, $($result.SkippedCount + $result.NotRunCount) skipped"
exit [int]($failed -gt 0)
