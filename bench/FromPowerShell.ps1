<#
.SYNOPSIS
Compares Invoke-VaultSync with git, both at the prompt of the same PowerShell: 1,000 files of 19 kB, nothing changed, and 8 changed.
#>
[CmdletBinding()]
param([int] $Rounds = 40)

$ErrorActionPreference = 'Stop'
Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath '../MemoryVault.psd1')
$place = New-Item -ItemType Directory -Path (Join-Path -Path ([IO.Path]::GetTempPath()) -ChildPath "memoryvault-bench-$PID")
try {
    $source = New-Item -ItemType Directory -Path $place/source
    $random = [Random]::new(1)
    foreach ($i in 0..999) {
        $null = New-Item -ItemType Directory -Force -Path "$source/d$($i % 40)"
        $text = [char[]]::new(19000)
        foreach ($at in 0..18999) { $text[$at] = [char](97 + $random.Next(26)) }
        [IO.File]::WriteAllText("$source/d$($i % 40)/f$i.md", [string]::new($text))
    }

    Copy-Item -Recurse -Path $source -Destination $place/work
    git -C $place/work init -q
    git -C $place/work add -A
    git -C $place/work -c user.name=bench -c user.email=bench@localhost commit -qm start
    $null = New-Vault -Vault $place/vault
    $null = Invoke-VaultSync -Vault $place/vault -Path $source -NoPush

    $times = [ordered]@{ 'Invoke-VaultSync, nothing changed' = @(); 'git status' = @(); 'Invoke-VaultSync, 8 changed' = @(); 'cp -ru, git add -A, git commit' = @() }
    foreach ($round in 1..$Rounds) {
        $times[0] += (Measure-Command { Invoke-VaultSync -Vault $place/vault -NoPush }).TotalMilliseconds
        $times[1] += (Measure-Command { git -C $place/work status | Out-Null }).TotalMilliseconds
        foreach ($k in 1..8) { [IO.File]::AppendAllText("$source/d$k/f$k.md", "round $round`n") }
        $times[2] += (Measure-Command { Invoke-VaultSync -Vault $place/vault -NoPush }).TotalMilliseconds
        $times[3] += (Measure-Command {
                cp -ru "$source/." $place/work
                git -C $place/work add -A
                git -C $place/work -c user.name=bench -c user.email=bench@localhost commit -qm "round $round"
            }).TotalMilliseconds
    }

    foreach ($name in $times.Keys) {
        $sorted = $times[$name] | Sort-Object
        [pscustomobject]@{ Command = $name; Median = '{0:0.0} ms' -f $sorted[[int][Math]::Floor($sorted.Count / 2)]; Best = '{0:0.0} ms' -f $sorted[0] }
    }
} finally {
    Remove-Item -Recurse -Force -LiteralPath $place
}
