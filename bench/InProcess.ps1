# Times Invoke-VaultSync inside one PowerShell, as a session or a service has it: one line "<situation> <milliseconds>" a run.
[CmdletBinding()]
param(
    [Parameter(Mandatory)][string] $Manifest,
    [Parameter(Mandatory)][string] $Vault,
    [Parameter(Mandatory)][string] $Tree,
    [Parameter(Mandatory)][int] $Rounds
)

$ErrorActionPreference = 'Stop'
Import-Module -Name $Manifest
$files = @(Get-ChildItem -LiteralPath $Tree -Recurse -File -Filter *.md | Select-Object -First 8)

function Measure-Sync([string] $Vault, [string] $Situation, [int] $Round) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $null = Invoke-VaultSync -Vault $Vault
    $watch.Stop()
    # The first rounds load and compile the module: they are another thing than a sync.
    if ($Round -ge 3) { '{0} {1}' -f $Situation, $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture) }
}

foreach ($round in 0..($Rounds + 2)) {
    foreach ($file in $files) { [IO.File]::AppendAllText($file.FullName, "in-process $round`n") }
    Measure-Sync -Vault $Vault -Situation 'changed' -Round $round
    Measure-Sync -Vault $Vault -Situation 'same' -Round $round
}
