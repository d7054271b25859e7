BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $null = New-Item -ItemType Directory nas
    $null = Initialize-BareRepository nas/vault.git
    Write-TestFile notes/a.md 'one'
    $null = New-Vault -Machine laptop
    Add-VaultRemote nas ./nas/vault.git
    $null = Invoke-VaultSync ./notes
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Watch-Vault' {
    It 'gives an object for each thing that happens, and ends when its time is over' {
        Write-TestFile notes/a.md 'two, which is longer'
        $events = @(Watch-Vault -For 1s)
        $events[0].Kind | Should -Be 'Started'
        $events[-1].Kind | Should -Be 'Stopped'
        $synced = $events | Where-Object Kind -EQ Synced
        $synced.Sync.Modified | Should -Be 1
        $synced.Vault | Should -Be (Get-VaultStatus -NoScan).Vault
    }

    It 'syncs a file that changes while it watches, and ends when nobody takes more' {
        $seen = Watch-Vault -Settle 0.2 -For 1m | ForEach-Object {
            if ($_.Kind -eq 'Started') { Write-TestFile notes/b.md 'new' }
            $_
        } | Where-Object Kind -EQ Synced | Select-Object -First 1
        $seen.Sync.Added | Should -Be 1
        (Invoke-VaultSync -LockTimeout 0).Errors | Should -BeNullOrEmpty
    }

    It 'does nothing with -WhatIf' {
        Write-TestFile notes/c.md 'later'
        Watch-Vault -For 1s -WhatIf | Should -BeNullOrEmpty
        (Get-VaultStatus).Dirty | Should -Be 1
    }

    It 'refuses an interval that would flood a host' {
        Watch-Vault -Poll 1s -For 1s -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'InvalidInput,MemoryVault.Commands.WatchVaultCommand'
    }
}
