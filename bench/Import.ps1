<#
.SYNOPSIS
Measures what importing the module costs a PowerShell that has just started: whole processes, in turns, with and without the import, and with a first command.
.PARAMETER Module
The manifest; the packaged one where there is one, else the one at the top of the repository.
#>
[CmdletBinding()]
param(
    [string] $Module,
    [int] $Rounds = 20
)

$ErrorActionPreference = 'Stop'
if (-not $Module) {
    $root = Split-Path -Parent -Path $PSScriptRoot
    $Module = @(Get-Item -Path "$root/artifacts/MemoryVault/*/MemoryVault.psd1" -ErrorAction Ignore) + (Get-Item -LiteralPath "$root/MemoryVault.psd1") | Select-Object -First 1
}

$pwsh = (Get-Process -Id $PID).Path
$place = New-Item -ItemType Directory -Path (Join-Path -Path ([IO.Path]::GetTempPath()) -ChildPath "memoryvault-import-$PID")
try {
    $import = "Import-Module '$Module'; "
    $scripts = [ordered]@{
        'an empty pwsh -NoProfile'            = 'exit'
        'import of MemoryVault'               = "$import exit"
        'import of MemoryVault, New-Vault'    = "$import `$null = New-Vault -Vault '$place/$([Guid]::Empty)'; exit"
        'import of a module of PowerShell'    = 'Import-Module Microsoft.PowerShell.PSResourceGet -ErrorAction Ignore; exit'
    }
    $times = [ordered]@{}
    foreach ($name in $scripts.Keys) { $times[$name] = [Collections.Generic.List[double]]::new() }
    foreach ($round in 0..$Rounds) {
        foreach ($name in $scripts.Keys) {
            $time = (Measure-Command { & $pwsh -NoProfile -NonInteractive -Command $scripts[$name] }).TotalMilliseconds
            # The first round finds everything cold.
            if ($round -gt 0) { $times[$name].Add($time) }
        }
    }

    $median = { param($list) ($list | Sort-Object)[[int][Math]::Floor($list.Count / 2)] }
    $empty = $times['an empty pwsh -NoProfile']
    foreach ($name in $times.Keys) {
        [pscustomobject]@{
            What           = $name
            Median         = [Math]::Round((& $median $times[$name]))
            Best           = [Math]::Round(($times[$name] | Measure-Object -Minimum).Minimum)
            'Beyond empty' = [Math]::Round((& $median $times[$name]) - (& $median $empty))
            'Best beyond'  = [Math]::Round(($times[$name] | Measure-Object -Minimum).Minimum - ($empty | Measure-Object -Minimum).Minimum)
        }
    }
} finally {
    Remove-Item -LiteralPath $place -Recurse -Force
}
