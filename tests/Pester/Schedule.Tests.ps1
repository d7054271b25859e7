# cron is a stand-in here: a script that keeps the table in a file. What it is told is what the real one would be told.
BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    if (-not $IsWindows) { Use-CrontabStandIn }
    $script:Vault = (New-Vault ./vault).Vault
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Register-VaultSchedule' -Skip:$IsWindows {
    It 'registers nothing with -WhatIf' {
        Register-VaultSchedule 15m -Vault $script:Vault -Scheduler cron -WhatIf | Should -BeNullOrEmpty
        $env:TEST_CRONTAB | Should -Not -Exist
    }

    It 'registers, and says how' {
        $schedule = Register-VaultSchedule -Every 15m -Vault $script:Vault -Scheduler cron -WarningAction SilentlyContinue
        $schedule.Name | Should -Be 'memoryvault'
        $schedule.Every | Should -Be ([timespan]'0:15')
        $schedule.Command | Should -BeLike '*Invoke-VaultSync*'
        $env:TEST_CRONTAB | Should -FileContentMatch '^\*/15 '
    }

    It 'changes the schedule of the same name, and takes a time span' {
        $null = Register-VaultSchedule ([timespan]::FromHours(1)) -Vault $script:Vault -Scheduler cron -WarningAction SilentlyContinue
        @(Get-VaultSchedule) | Should -HaveCount 1
        (Get-VaultSchedule).Every | Should -Be ([timespan]'1:00')
    }

    It 'refuses what is no interval, and says how one is written' {
        { Register-VaultSchedule 15 -Vault $script:Vault } | Should -Throw '*15m*'
        { Register-VaultSchedule 2d -Vault $script:Vault } | Should -Throw '*15m*'
    }

    It 'starts a command that works with an empty environment' {
        Write-TestFile notes/a.md
        Add-VaultSource notes ./notes -Vault $script:Vault
        $line = Get-Content $env:TEST_CRONTAB | Where-Object { $_ -match '^\d' } | Select-Object -First 1
        $command = ($line -split ' ', 6)[5] -replace '\\%', '%'
        env -i "HOME=$script:TestHome" PATH=/usr/bin:/bin /bin/sh -c $command
        $LASTEXITCODE | Should -Be 0
        (Get-VaultStatus -Vault $script:Vault).Files | Should -Be 1
    }
}

Describe 'Get-VaultSchedule' -Skip:$IsWindows {
    It 'lists by name, and of one vault' {
        (Get-VaultSchedule mem*).Vault | Should -Be $script:Vault
        @(Get-VaultSchedule -Vault $script:Vault) | Should -HaveCount 1
        Get-VaultSchedule -Vault ./other | Should -BeNullOrEmpty
    }

    It 'reports a name that is not there' {
        Get-VaultSchedule nix -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'ScheduleMissing,MemoryVault.Commands.GetVaultScheduleCommand'
    }

    It 'is shown by the status of its vault' {
        (Get-VaultStatus -Vault $script:Vault -NoScan).Schedules.Name | Should -Be 'memoryvault'
    }
}

Describe 'Unregister-VaultSchedule' -Skip:$IsWindows {
    It 'removes nothing with -WhatIf' {
        Unregister-VaultSchedule -WhatIf | Should -BeNullOrEmpty
        (Unregister-VaultSchedule -WhatIf -PassThru).Name | Should -Be 'memoryvault'
        @(Get-VaultSchedule) | Should -HaveCount 1
    }

    It 'removes what the pipeline gives' {
        (Get-VaultSchedule | Unregister-VaultSchedule -PassThru).Name | Should -Be 'memoryvault'
        Get-VaultSchedule | Should -BeNullOrEmpty
    }

    It 'removes without a word' {
        $null = Register-VaultSchedule 1h other -Vault $script:Vault -Scheduler cron -WarningAction SilentlyContinue
        Unregister-VaultSchedule other | Should -BeNullOrEmpty
        Get-VaultSchedule | Should -BeNullOrEmpty
    }
}
