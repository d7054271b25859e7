BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Vault = (New-Vault).Vault
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Enter-MemoryLease' {
    AfterEach {
        Get-MemoryLease | Exit-MemoryLease -Force -Reason 'the test is over'
    }

    It 'takes nothing with -WhatIf' {
        Enter-MemoryLease planner -WhatIf | Should -BeNullOrEmpty
        Get-MemoryLease | Should -BeNullOrEmpty
        Get-WhatIf "Enter-MemoryLease planner -Scope tasks -Ttl 90s -WhatIf" | Should -Match "What if: .*'tasks'.*'planner'"
    }

    It 'puts the lease out, with the vault that it is of' {
        $lease = Enter-MemoryLease planner -Scope tasks/bug-* -Mode Shared -Purpose triage -Ttl 90s
        $lease.AgentId, "$($lease.Scope)", $lease.Mode, $lease.Purpose, $lease.TtlSeconds | Should -Be 'planner', 'tasks/bug-*', 'Shared', 'triage', 90
        $lease.Vault | Should -Be $script:Vault
        $lease.IsBound | Should -BeFalse
        (Get-MemoryLease).LeaseId | Should -Be $lease.LeaseId
    }

    It 'takes a span of time as <Text>' -ForEach @(
        @{ Text = '15m'; Seconds = 900 }, @{ Text = 90; Seconds = 90 }, @{ Text = '1h30m'; Seconds = 5400 }, @{ Text = [timespan]'0:02:00'; Seconds = 120 }, @{ Text = '0:03:00'; Seconds = 180 }
    ) {
        (Enter-MemoryLease planner -Ttl $Text).TtlSeconds | Should -Be $Seconds
    }

    It 'takes a span that PowerShell reads as a number' {
        (Enter-MemoryLease planner -Ttl 30s).TtlSeconds | Should -Be 30
        (Enter-MemoryLease planner -Ttl 2d).TtlSeconds | Should -Be 172800
    }

    It 'refuses a span that is none' {
        { Enter-MemoryLease planner -Ttl soon } | Should -Throw '*no span of time*'
        { Enter-MemoryLease planner -Ttl ([timespan]::FromSeconds(-1)) } | Should -Throw '*no span of time*'
        Enter-MemoryLease planner -Ttl 30d -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'renews the lease that the agent has on the same scope' {
        $first = Enter-MemoryLease planner
        (Enter-MemoryLease planner -Ttl 1h).FencingToken | Should -Be $first.FencingToken
    }

    It 'says who holds what is in the way' {
        $null = Enter-MemoryLease planner -Scope tasks -Purpose triage
        Enter-MemoryLease coder -Scope tasks/bug-1 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'LeaseHeld,MemoryVault.Commands.EnterMemoryLeaseCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceBusy'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-WaitTimeout SECONDS*Exit-MemoryLease -LeaseId * -Force -Reason*'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*memvault*'
        $failure[0].Exception.Message | Should -Match "'planner'.*triage"
        $failure[0].Exception.Obstacle.AgentId | Should -Be 'planner'
    }

    It 'waits in turn for the one who holds it' {
        $null = Enter-MemoryLease planner -Ttl 1s
        (Enter-MemoryLease coder -WaitTimeout 60s).AgentId | Should -Be 'coder'
    }

    It 'takes agents from the pipeline by property name' {
        $leases = [pscustomobject]@{ AgentId = 'a'; Scope = 'one' }, [pscustomobject]@{ AgentId = 'b'; Scope = 'two' } | Enter-MemoryLease
        $leases.AgentId | Should -Be 'a', 'b'
        $leases[1].FencingToken | Should -BeGreaterThan $leases[0].FencingToken
    }
}

Describe 'Update-MemoryLease' {
    AfterEach {
        Get-MemoryLease | Exit-MemoryLease -Force -Reason 'the test is over'
    }

    BeforeEach {
        $script:Lease = Enter-MemoryLease planner -Scope tasks
    }

    It 'changes nothing with -WhatIf' {
        $script:Lease | Update-MemoryLease -Ttl 1h -WhatIf | Should -BeNullOrEmpty
        ($script:Lease | Update-MemoryLease -Ttl 1h -WhatIf -PassThru).LeaseId | Should -Be $script:Lease.LeaseId
        (Get-MemoryLease).TtlSeconds | Should -Be 900
    }

    It 'puts nothing out, or the lease with -PassThru' {
        Update-MemoryLease planner -Ttl 1h | Should -BeNullOrEmpty
        (Get-MemoryLease).TtlSeconds | Should -Be 3600
        (Get-MemoryLease | Update-MemoryLease -PassThru).TtlSeconds | Should -Be 3600
    }

    It 'says that a lease is lost, and to whom' {
        $script:Lease | Exit-MemoryLease
        $null = Enter-MemoryLease coder
        $script:Lease | Update-MemoryLease -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Exit-MemoryLease' {
    AfterEach {
        Get-MemoryLease | Exit-MemoryLease -Force -Reason 'the test is over'
    }

    BeforeEach {
        $script:Lease = Enter-MemoryLease planner -Scope tasks
    }

    It 'ends nothing with -WhatIf' {
        $script:Lease | Exit-MemoryLease -WhatIf | Should -BeNullOrEmpty
        ($script:Lease | Exit-MemoryLease -WhatIf -PassThru).LeaseId | Should -Be $script:Lease.LeaseId
        $script:Lease | Exit-MemoryLease -Force -Reason x -WhatIf | Should -BeNullOrEmpty
        ($script:Lease | Exit-MemoryLease -Force -Reason x -WhatIf -PassThru).LeaseId | Should -Be $script:Lease.LeaseId
        Get-MemoryLease | Should -HaveCount 1
    }

    It 'gives the lease back, from the pipeline and by name' {
        $script:Lease | Exit-MemoryLease | Should -BeNullOrEmpty
        $null = Enter-MemoryLease planner
        (Exit-MemoryLease planner -PassThru).AgentId | Should -Be 'planner'
        Get-MemoryLease | Should -BeNullOrEmpty
    }

    It 'ends the lease of another by force, which its holder is told' {
        (Get-MemoryLease planner | Exit-MemoryLease -Force -Reason 'the host is gone' -PassThru).LeaseId | Should -Be $script:Lease.LeaseId
        Get-MemoryLease | Should -BeNullOrEmpty
        $script:Lease | Update-MemoryLease -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].Exception.Message | Should -BeLike '*the host is gone*'
        (Get-VaultHistory -First 1).Kind | Should -Be 'force-release'
    }

    It 'asks before it ends a live lease, unless the question is answered' {
        $text = Get-WhatIf "Exit-MemoryLease -LeaseId $($script:Lease.LeaseId) -Reason x"
        $text -join ' ' | Should -Match 'NonInteractive'
        Get-MemoryLease | Should -HaveCount 1
        Exit-MemoryLease -LeaseId $script:Lease.LeaseId -Reason x -Confirm:$false
        Get-MemoryLease | Should -BeNullOrEmpty
    }

    It 'reports a lease that is not there' {
        Exit-MemoryLease -LeaseId nix -Reason x -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'LeaseUnknown,MemoryVault.Commands.ExitMemoryLeaseCommand'
        Exit-MemoryLease nobody -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'LeaseMissing,MemoryVault.Commands.ExitMemoryLeaseCommand'
    }
}

Describe 'Get-MemoryLease' {
    AfterEach {
        Get-MemoryLease | Exit-MemoryLease -Force -Reason 'the test is over'
    }

    It 'lists by agent and by what a scope overlaps' {
        $null = Enter-MemoryLease a -Scope one
        $null = Enter-MemoryLease b -Scope two/x*
        (Get-MemoryLease).AgentId | Should -Be 'a', 'b'
        (Get-MemoryLease -Scope two/xy).AgentId | Should -Be 'b'
        (Get-MemoryLease b, c*).AgentId | Should -Be 'b'
        (Get-MemoryLease -Scope three) | Should -BeNullOrEmpty
    }
}

Describe 'Use-MemoryLease' {
    AfterEach {
        Get-MemoryLease | Exit-MemoryLease -Force -Reason 'the test is over'
    }

    It 'runs nothing with -WhatIf' {
        Use-MemoryLease worker { throw 'it ran' } -WhatIf | Should -BeNullOrEmpty
    }

    It 'gives the lease to the block and gives it back after it' {
        $seen = Use-MemoryLease worker { param($lease) $lease.AgentId; $_.FencingToken; @(Get-MemoryLease).Count; $lease.Vault } -Scope tasks -Purpose sums
        $seen[0] | Should -Be 'worker'
        $seen[1] | Should -BeGreaterThan 0
        $seen[2] | Should -Be 1
        $seen[3] | Should -Be $script:Vault
        Get-MemoryLease | Should -BeNullOrEmpty
    }

    It 'puts out what the block puts out, as it comes' {
        $order = [Collections.Generic.List[string]]::new()
        Use-MemoryLease worker { 1..3 | ForEach-Object { $order.Add("made $_"); $_ } } | ForEach-Object { $order.Add("took $_") }
        $order | Should -Be 'made 1', 'took 1', 'made 2', 'took 2', 'made 3', 'took 3'
    }

    It 'passes on arrays, nothing, and null as they are' {
        @(Use-MemoryLease worker { , (1, 2) })[0] | Should -HaveCount 2
        @(Use-MemoryLease worker { }).Count | Should -Be 0
        @(Use-MemoryLease worker { $null }).Count | Should -Be 1
    }

    It 'lets the block see the variables of its caller, and none of ours' {
        $lease = 'mine'
        function Get-Answer { $inner = 42; Use-MemoryLease worker { $inner; $lease } }
        Get-Answer | Should -Be 42, 'mine'
    }

    It 'passes on warnings and errors, and goes on after an error that does not end the block' {
        $seen = Use-MemoryLease worker { Write-Warning w; Write-Error e -ErrorAction Continue; Write-Information h; 'after' } -WarningVariable warning -WarningAction SilentlyContinue -ErrorVariable failure -ErrorAction SilentlyContinue -InformationVariable told -InformationAction Ignore
        $seen | Should -Be 'after'
        "$warning" | Should -Be 'w'
        "$($failure[0])" | Should -Be 'e'
        "$told" | Should -Be 'h'
        $lines = Get-WhatIf 'Use-MemoryLease worker { Write-Warning once; Write-Information once } -InformationAction Continue'
        @($lines -match 'once') | Should -HaveCount 2
    }

    It 'gives the lease back when the block throws, and throws what it threw' {
        { Use-MemoryLease worker { throw [System.Data.DataException]::new('bad data') } } | Should -Throw -ExceptionType ([System.Data.DataException])
        Get-MemoryLease | Should -BeNullOrEmpty
    }

    It 'gives the lease back under -ErrorAction Stop, and runs the finally of the block' {
        $script:Ran = $false
        { Use-MemoryLease worker { try { Write-Error e; $script:Ran = 'on' } finally { if (-not $script:Ran) { $script:Ran = 'finally' } } } -ErrorAction Stop } | Should -Throw 'e'
        $script:Ran | Should -Be 'finally'
        Get-MemoryLease | Should -BeNullOrEmpty
    }

    It 'gives the lease back when a command further down has enough' {
        $script:Made = 0
        Use-MemoryLease worker { 1..1000 | ForEach-Object { $script:Made++; $_ } } | Select-Object -First 2 | Should -Be 1, 2
        $script:Made | Should -Be 2
        Get-MemoryLease | Should -BeNullOrEmpty
        Use-MemoryLease worker { 'again' } | Should -Be 'again'
    }

    It 'keeps a lease that the agent had before' {
        $lease = Enter-MemoryLease worker
        Use-MemoryLease worker { $_.FencingToken } | Should -Be $lease.FencingToken
        (Get-MemoryLease).LeaseId | Should -Be $lease.LeaseId
    }

    It 'renews the lease while the block runs' {
        Use-MemoryLease worker -Ttl 2s { Start-Sleep 4; (Get-MemoryLease).RenewedAt -gt $_.AcquiredAt } | Should -BeTrue
    }

    It 'stops the block when the lease is lost, and says so' {
        $script:After = $false
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Use-MemoryLease worker -Ttl 3s {
            'begun'
            $_ | Exit-MemoryLease -Force -Reason 'to see what happens'
            Start-Sleep 120
            $script:After = $true
        } -ErrorVariable failure -ErrorAction SilentlyContinue | Should -Be 'begun'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 100
        $script:After | Should -BeFalse
        $failure[0].FullyQualifiedErrorId | Should -Be 'LeaseLost,MemoryVault.Commands.UseMemoryLeaseCommand'
        $failure[0].Exception.Message | Should -BeLike '*to see what happens*'
    }

    It 'gives the lease back at Ctrl-C' {
        $shell = [PowerShell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$env:MEMORYVAULT_TEST_MODULE'; Use-MemoryLease worker -Vault '$script:Vault' { Start-Sleep 300 }")
            $run = $shell.BeginInvoke()
            $limit = [DateTime]::UtcNow.AddSeconds(60)
            while (-not (Get-MemoryLease worker)) {
                if ([DateTime]::UtcNow -gt $limit) { throw 'The lease was never taken.' }
                Start-Sleep -Milliseconds 50
            }

            $run.IsCompleted | Should -BeFalse
            $shell.Stop()
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            Get-MemoryLease | Should -BeNullOrEmpty
        } finally {
            $shell.Dispose()
        }
    }

    It 'does not run the block when somebody else holds the lease' {
        $null = Enter-MemoryLease planner
        Use-MemoryLease worker { throw 'it ran' } -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'LeaseHeld,MemoryVault.Commands.UseMemoryLeaseCommand'
    }

    It 'lets many take turns, one at a time' {
        $module = $env:MEMORYVAULT_TEST_MODULE
        $vault = $script:Vault
        Set-Content ./count.txt 0
        $file = (Get-Item ./count.txt).FullName
        1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module -Name $using:module
            $path = $using:file
            Use-MemoryLease "agent-$_" -Vault $using:vault -WaitTimeout 5m { Set-Content $path (1 + (Get-Content $path)) }
        }
        Get-Content $file | Should -Be 4
    }
}
