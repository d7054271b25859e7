# A home of its own for a test file: no agent of this machine, no vault, no setting of the user's git is seen.
Set-StrictMode -Version Latest

$script:Saved = @{}
$script:Variables = 'HOME', 'USERPROFILE', 'LOCALAPPDATA', 'MEMORYVAULT_HOME', 'XDG_CONFIG_HOME', 'CLAUDE_CONFIG_DIR', 'CODEX_HOME', 'COPILOT_HOME',
    'CURSOR_CONFIG_DIR', 'PATH', 'TEST_CRONTAB', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS', 'GITHUB_API_URL',
    'GITHUB_TOKEN', 'GH_TOKEN', 'GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN', 'ENGRAM_DATA_DIR'

function Enter-TestHome {
    # Makes the home, moves into it, imports the module, and gives the home's path.
    [CmdletBinding()]
    param()

    foreach ($name in $script:Variables) {
        $script:Saved[$name] = [Environment]::GetEnvironmentVariable($name)
    }

    $folder = (New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "memoryvault-pester-$([Guid]::NewGuid().ToString('N'))")).FullName
    foreach ($name in $script:Variables -ne 'PATH') {
        [Environment]::SetEnvironmentVariable($name, $null)
    }

    $env:HOME = $env:USERPROFILE = $folder
    $env:LOCALAPPDATA = Join-Path $folder 'local'
    $env:XDG_CONFIG_HOME = Join-Path $folder '.config'
    $script:Saved['~'] = (Get-PSProvider FileSystem).Home
    (Get-PSProvider FileSystem).Home = $folder
    Import-Module -Name $env:MEMORYVAULT_TEST_MODULE -Global
    Push-Location -LiteralPath $folder -StackName MemoryVaultTests
    $folder
}

function Exit-TestHome {
    # Removes the home and gives the environment back.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path)

    Pop-Location -StackName MemoryVaultTests
    (Get-PSProvider FileSystem).Home = $script:Saved['~']
    foreach ($name in $script:Variables) {
        [Environment]::SetEnvironmentVariable($name, $script:Saved[$name])
    }

    Remove-Item -LiteralPath $Path -Recurse -Force
}

function Copy-Example {
    # Copies the examples' agents into the current folder and gives the copy's path.
    [CmdletBinding()]
    param([string] $Name = 'agents')

    $from = Join-Path $PSScriptRoot '../../examples/agents'
    Copy-Item -LiteralPath $from -Destination (Join-Path $PWD $Name) -Recurse
    Join-Path $PWD.ProviderPath $Name
}

function Write-TestFile {
    # Writes a file with the folders above it.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path, [string] $Value = 'text')

    $null = New-Item -ItemType Directory -Force -Path (Split-Path -Parent (Join-Path $PWD $Path))
    Set-Content -LiteralPath (Join-Path $PWD $Path) -Value $Value
}

function Initialize-BareRepository {
    # Makes a bare git repository and gives its path.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path)

    $full = Join-Path $PWD.ProviderPath $Path
    git init -q --bare --initial-branch=main $full
    $full
}

function Use-CrontabStandIn {
    # Puts a crontab first in PATH that keeps its table in the file $env:TEST_CRONTAB.
    [CmdletBinding()]
    param()

    $env:TEST_CRONTAB = Join-Path $PWD.ProviderPath 'crontab'
    $tools = (New-Item -ItemType Directory -Path (Join-Path $PWD 'tools')).FullName
    Set-Content -LiteralPath (Join-Path $tools 'crontab') -Value @'
#!/bin/sh
case "$1" in
  -l) cat "$TEST_CRONTAB" 2>/dev/null || { echo "no crontab for you" >&2; exit 1; } ;;
  -r) rm -f "$TEST_CRONTAB" ;;
  *) cat > "$TEST_CRONTAB" ;;
esac
'@
    chmod +x (Join-Path $tools 'crontab')
    $env:PATH = "${tools}:$env:PATH"
}

function Enter-GitHub {
    # Starts the stand-in of GitHub (tests/MemoryVault.GitHub), lets the environment name it, and gives its process; $null where it was not built.
    [CmdletBinding()]
    [OutputType([Diagnostics.Process])]
    param([string[]] $Argument = @())

    $program = Get-ChildItem -Path (Join-Path $PSScriptRoot '../MemoryVault.GitHub/bin/*/net10.0/MemoryVault.GitHub.dll') -ErrorAction Ignore |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $program) { return }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    @($program.FullName) + $Argument | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $told = $process.StandardOutput.ReadLine() | ConvertFrom-Json
    $env:GITHUB_API_URL = $told.url
    $env:GITHUB_TOKEN = $told.token
    $process
}

function Exit-GitHub {
    # Ends the stand-in, by the end of its input.
    [CmdletBinding()]
    param([Diagnostics.Process] $Process)

    if ($Process) {
        $Process.StandardInput.Close()
        if (-not $Process.WaitForExit(10000)) { $Process.Kill() }
        $Process.Dispose()
    }
}

function Get-WhatIf {
    # Runs a script block in a PowerShell of its own and gives what -WhatIf printed there: it goes to the host, past every stream.
    [CmdletBinding()]
    [OutputType([array])]
    param([Parameter(Mandatory)] [string] $Script)

    $text = @"
Import-Module '$env:MEMORYVAULT_TEST_MODULE'
Set-Location '$($PWD.ProviderPath)'
$Script
"@
    @(& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $text 2>&1 | ForEach-Object { "$_" })
}
