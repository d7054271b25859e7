# What a cmdlet holds must be free when it was stopped: by -ErrorAction Stop, by a command further down, by Ctrl-C.
BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Module = $env:MEMORYVAULT_TEST_MODULE
    $script:Agents = Copy-Example
    $script:Vault = (New-Vault ./vault).Vault
    $null = Invoke-VaultSync $script:Agents -Vault $script:Vault
    $script:Lock = Join-Path $script:Vault 'local/sync.lock'

    function Test-LockIsFree {
        # Opened exclusively, as Core takes it.
        $stream = [IO.File]::Open($script:Lock, 'OpenOrCreate', 'ReadWrite', 'None')
        $stream.Dispose()
        -not (Test-Path "$script:Lock.holder")
    }

    function Get-ChildGit {
        Get-Process -Name git -ErrorAction Ignore | Where-Object { $_.Parent.Id -eq $PID }
    }

    function Invoke-InBackground([string] $Script) {
        $shell = [PowerShell]::Create()
        $null = $shell.AddScript("Import-Module '$env:MEMORYVAULT_TEST_MODULE'; $Script")
        [pscustomobject]@{ Shell = $shell; Run = $shell.BeginInvoke() }
    }

    function Wait-Until([scriptblock] $Condition) {
        $limit = [DateTime]::UtcNow.AddSeconds(30)
        while (-not (& $Condition)) {
            if ([DateTime]::UtcNow -gt $limit) { throw "It never came: $Condition" }
            Start-Sleep -Milliseconds 20
        }
    }
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'A cmdlet that is stopped' {
    It 'lets go of the vault under -ErrorAction Stop, at an error of one item' {
        Write-TestFile lost/a.md
        $null = Invoke-VaultSync ./lost -Vault $script:Vault
        Remove-Item ./lost -Recurse
        { Invoke-VaultSync -Vault $script:Vault -ErrorAction Stop } | Should -Throw -ErrorId 'SourceMissing,MemoryVault.Commands.InvokeVaultSyncCommand'
        Test-LockIsFree | Should -BeTrue
        Remove-VaultSource lost -Vault $script:Vault
    }

    It 'lets go of the vault under -WarningAction Stop, which throws in the middle of the operation' {
        Write-TestFile agents/rEngine/memory.json ''
        Clear-Content (Join-Path $script:Agents 'rEngine/memory.json')
        { Invoke-VaultSync -Vault $script:Vault -WarningAction Stop } | Should -Throw
        Test-LockIsFree | Should -BeTrue
        { Invoke-VaultSync -Vault $script:Vault -WarningAction SilentlyContinue } | Should -Not -Throw
    }

    It 'ends git when a command further down has enough' {
        1..30 | ForEach-Object {
            Write-TestFile "agents/rEngine/n_memories.json" "{`"n`":$_}"
            $null = Invoke-VaultSync -Vault $script:Vault -WarningAction SilentlyContinue
        }
        @(Get-VaultHistory -Vault $script:Vault | Select-Object -First 1) | Should -HaveCount 1
        Get-ChildGit | Should -BeNullOrEmpty
        @(Get-VaultHistory -Vault $script:Vault).Count | Should -BeGreaterThan 30
    }

    It 'gives results as they come: the first one before the last is known' {
        $seen = [Collections.Generic.List[string]]::new()
        Get-VaultHistory -Vault $script:Vault | ForEach-Object { $seen.Add($_.Revision) } | Out-Null
        $seen.Count | Should -BeGreaterThan 30
    }

    It 'stops waiting for a vault in use at Ctrl-C' {
        $held = [IO.File]::Open($script:Lock, 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            $job = Invoke-InBackground "Invoke-VaultSync -Vault '$script:Vault' -LockTimeout 0:05:00"
            Start-Sleep -Milliseconds 1500
            $job.Run.IsCompleted | Should -BeFalse
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $job.Shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
            $job.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        } finally {
            $held.Dispose()
            $job.Shell.Dispose()
        }
    }

    It 'ends a push, and lets go of the vault, at Ctrl-C' -Skip:$IsWindows {
        $remote = Initialize-BareRepository slow.git
        $hook = Join-Path $remote 'hooks/pre-receive'
        Set-Content $hook "#!/bin/sh`ntouch '$script:TestHome/pushing'`nexec sleep 300"
        chmod +x $hook
        Add-VaultRemote slow $remote -Vault $script:Vault
        $job = Invoke-InBackground "Invoke-VaultSync -Vault '$script:Vault' -WarningAction SilentlyContinue"
        try {
            Wait-Until { Test-Path "$script:TestHome/pushing" }
            Test-Path "$script:Lock.holder" | Should -BeTrue
            $job.Shell.Stop()
            $job.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
            Test-LockIsFree | Should -BeTrue
            Get-ChildGit | Should -BeNullOrEmpty
        } finally {
            $job.Shell.Dispose()
            Remove-VaultRemote slow -Vault $script:Vault
        }

        { Invoke-VaultSync -Vault $script:Vault -WarningAction SilentlyContinue -ErrorAction Stop } | Should -Not -Throw
    }

    It 'shows its progress and what it does while it works, not after' -Skip:$IsWindows {
        $remote = Initialize-BareRepository held.git
        $hook = Join-Path $remote 'hooks/pre-receive'
        Set-Content $hook "#!/bin/sh`nwhile [ ! -e '$script:TestHome/go' ]; do sleep 0.1; done"
        chmod +x $hook
        Add-VaultRemote held $remote -Vault $script:Vault
        $job = Invoke-InBackground "Invoke-VaultSync -Vault '$script:Vault' -WarningAction SilentlyContinue -Verbose"
        try {
            Wait-Until { $job.Shell.Streams.Progress.Count -and $job.Shell.Streams.Verbose.Count }
            $job.Run.IsCompleted | Should -BeFalse
            $job.Shell.Streams.Progress[0].RecordType | Should -Be 'Processing'
            $null = New-Item -ItemType File (Join-Path $script:TestHome 'go')
            $job.Shell.EndInvoke($job.Run).Remotes.State | Should -Be 'Pushed'
            $job.Shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        } finally {
            $null = New-Item -ItemType File -Force (Join-Path $script:TestHome 'go')
            $job.Shell.Dispose()
            Remove-VaultRemote held -Vault $script:Vault
        }
    }

    It 'ends git, and gives a lease back, when a command further down throws under -ErrorAction Stop' {
        { Get-VaultHistory -Vault $script:Vault | ForEach-Object { Write-Error 'enough' -ErrorAction Stop } } | Should -Throw 'enough'
        Get-ChildGit | Should -BeNullOrEmpty
        { Use-MemoryLease worker -Vault $script:Vault { 1..9 } | ForEach-Object { Write-Error 'enough' -ErrorAction Stop } } | Should -Throw 'enough'
        Get-MemoryLease -Vault $script:Vault | Should -BeNullOrEmpty
    }

    It 'says who holds the vault when it waited long enough' {
        $held = [IO.File]::Open($script:Lock, 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            Invoke-VaultSync -Vault $script:Vault -LockTimeout 0:00:00.2 -ErrorVariable failure -ErrorAction SilentlyContinue
        } finally {
            $held.Dispose()
        }

        $failure[0].FullyQualifiedErrorId | Should -Be 'LockHeld,MemoryVault.Commands.InvokeVaultSyncCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceBusy'
    }

    It 'does not keep a command further down from blocking on its own work' {
        $found = Get-VaultLog -Vault $script:Vault -First 3 | ForEach-Object { [IO.File]::ReadAllTextAsync($env:MEMORYVAULT_TEST_MODULE).GetAwaiter().GetResult().Length }
        $found | Should -HaveCount 3
    }

    It 'can be nested in a pipeline with others' {
        $files = Get-VaultHistory -Vault $script:Vault -First 3 | Compare-VaultSnapshot
        @($files).Count | Should -BeGreaterThan 1
    }

    It 'lets four syncs at once all succeed, one after the other' {
        $results = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module -Name $using:Module
            Set-Content "$using:Agents/rEngine/p$($_)_memories.json" '{}'
            Invoke-VaultSync -Vault $using:Vault -WarningAction SilentlyContinue
        }
        $results | Should -HaveCount 4
        ($results.Added | Measure-Object -Sum).Sum | Should -Be 4
    }
}
