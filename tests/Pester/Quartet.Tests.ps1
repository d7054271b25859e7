# The four cases of every cmdlet that changes something: plain, -PassThru, -WhatIf, -WhatIf -PassThru. What only one of them does stands in the file of its noun.
BeforeDiscovery {
    Import-Module $env:MEMORYVAULT_TEST_MODULE

    # Arrange can be repeated and leaves something to do; Act does it. Nothing: what puts nothing out but with -PassThru.
    $script:Table = [ordered]@{
        'Add-SessionSource'              = @{ Nothing = $true; Arrange = { Get-SessionSource | Where-Object Name -EQ extra | Remove-SessionSource }; Act = { Add-SessionSource extra -Preset folder -Folder ./agent @Plan } }
        'Add-VaultRemote'                = @{ Nothing = $true; Arrange = { Get-VaultRemote | Where-Object Name -EQ extra | Remove-VaultRemote }; Act = { Add-VaultRemote extra ./extra.git @Plan } }
        'Add-VaultSource'                = @{ Nothing = $true; Arrange = { Get-VaultSource | Where-Object Name -EQ extra | Remove-VaultSource }; Act = { Add-VaultSource extra ./agent @Plan } }
        'Approve-MemoryEvent'            = @{ Nothing = $true; Arrange = { Submit-Change @{ notes = @{ risky = 1 } }; Submit-Change @{ notes = @{ risky = $null } } }; Act = { Get-MemoryEvent -Review Required -First 1 | Approve-MemoryEvent @Plan } }
        'Approve-VaultSecret'            = @{ Nothing = $true; Arrange = { Write-TestFile secret/a.json ('{"t":"gl' + 'pat-' + (Get-Nonce) + '"}') }; Act = { Find-VaultSecret ./secret | Approve-VaultSecret @Plan } }
        'Copy-Knowledge'                 = @{ Arrange = { Get-Knowledge | Where-Object Project -EQ copied | Remove-Knowledge -Confirm:$false; Remove-Item ./copied -Recurse -ErrorAction Ignore }; Act = { Copy-Knowledge copied ./copied -Repository ./shared -Folder facts @Plan } }
        'Enter-MemoryLease'              = @{ Arrange = { Clear-Lease }; Act = { Enter-MemoryLease planner @Plan } }
        'Exit-MemoryLease'               = @{ Nothing = $true; Arrange = { Clear-Lease; Enter-MemoryLease planner }; Act = { Exit-MemoryLease planner @Plan } }
        'Export-MemorySnapshot'          = @{ Nothing = $true; Arrange = { Remove-Item ./out.json -ErrorAction Ignore }; Act = { Export-MemorySnapshot ./out.json @Plan } }
        'Export-SessionTranscript'       = @{ Arrange = { Remove-Item ./out -Recurse -ErrorAction Ignore }; Act = { Export-SessionTranscript ./out @Plan } }
        'Import-MemorySnapshot'          = @{ Arrange = { Write-TestFile import.json "{`"imported`":{`"$(Get-Nonce)`":1}}" }; Act = { Import-MemorySnapshot ./import.json @Plan } }
        'Initialize-KnowledgeRepository' = @{ Arrange = { Remove-Item ./fresh -Recurse -Force -ErrorAction Ignore }; Act = { Initialize-KnowledgeRepository ./fresh @Plan } }
        'Invoke-VaultSync'               = @{ Arrange = { Write-TestFile notes/a.md (Get-Nonce) }; Act = { Invoke-VaultSync @Plan } }
        'Merge-Knowledge'                = @{ Arrange = { Write-TestFile branch/b.md (Get-Nonce); Publish-Knowledge branch -Root ./branch -Repository ./shared -Branch agent-a }; Act = { Merge-Knowledge ./shared agent-a @Plan } }
        'New-Vault'                      = @{ Arrange = { Remove-Item ./new -Recurse -Force -ErrorAction Ignore }; Act = { New-Vault ./new @Plan } }
        'Optimize-Vault'                 = @{ Arrange = { }; Act = { Optimize-Vault @Plan } }
        'Publish-Knowledge'              = @{ Arrange = { Write-TestFile facts/a.md (Get-Nonce) }; Act = { Publish-Knowledge facts @Plan } }
        'Receive-Knowledge'              = @{ Arrange = { Write-TestFile theirs/t.md (Get-Nonce); Publish-Knowledge theirs }; Act = { Receive-Knowledge facts @Plan } }
        'Register-VaultSchedule'         = @{ Arrange = { Get-VaultSchedule | Unregister-VaultSchedule }; Act = { Register-VaultSchedule 15m -Scheduler cron @Plan } }
        'Remove-Knowledge'               = @{ Nothing = $true; Arrange = { Publish-Knowledge gone -Root ./agent -Repository ./shared }; Act = { Remove-Knowledge gone -Confirm:$false @Plan } }
        'Remove-SessionSource'           = @{ Nothing = $true; Arrange = { Add-SessionSource going -Preset folder -Folder ./agent -ErrorAction Ignore }; Act = { Remove-SessionSource going @Plan } }
        'Remove-VaultRemote'             = @{ Nothing = $true; Arrange = { Add-VaultRemote going ./going.git -ErrorAction Ignore }; Act = { Remove-VaultRemote going @Plan } }
        'Remove-VaultSource'             = @{ Nothing = $true; Arrange = { Add-VaultSource going ./facts -ErrorAction Ignore }; Act = { Remove-VaultSource going @Plan } }
        'Resolve-MemoryConflict'         = @{ Arrange = { Submit-TooLate }; Act = { Get-MemoryConflict | Select-Object -First 1 | Resolve-MemoryConflict -Choice Theirs @Plan } }
        'Restore-Knowledge'              = @{ Arrange = { Write-TestFile facts/late.md (Get-Nonce) }; Act = { Get-KnowledgeHistory facts | Select-Object -Last 1 | Restore-Knowledge @Plan } }
        'Restore-VaultFile'              = @{ Arrange = { Write-TestFile notes/a.md (Get-Nonce) }; Act = { Get-VaultHistory -Kind sync | Select-Object -Last 1 | Restore-VaultFile ./notes/a.md @Plan } }
        'Set-VaultRemote'                = @{ Nothing = $true; Arrange = { Set-VaultRemote origin -SecretPolicy Block }; Act = { Set-VaultRemote origin -SecretPolicy Allow @Plan } }
        'Set-VaultSource'                = @{ Nothing = $true; Arrange = { Set-VaultSource notes -Exclude x }; Act = { Set-VaultSource notes -Exclude y @Plan } }
        'Submit-MemoryCheckin'           = @{ Arrange = { Clear-Lease; Enter-MemoryLease planner }; Act = { Submit-MemoryCheckin planner -MergePatch @{ tasks = @{ (Get-Nonce) = 1 } } -Source test @Plan } }
        'Sync-SessionTranscript'         = @{ Arrange = { Add-Content ./agent/s.jsonl '{"type":"message","timestamp":"2026-08-01T10:00:01Z","message":{"role":"user","content":"more"}}' }; Act = { Sync-SessionTranscript bot @Plan } }
        'Undo-MemoryEvent'               = @{ Arrange = { Submit-Change @{ notes = @{ (Get-Nonce) = 1 } } }; Act = { Get-MemoryEvent -First 1 | Undo-MemoryEvent @Plan } }
        'Unregister-VaultSchedule'       = @{ Nothing = $true; Arrange = { Register-VaultSchedule 15m -Scheduler cron }; Act = { Unregister-VaultSchedule @Plan } }
        'Update-MemoryLease'             = @{ Nothing = $true; Arrange = { Clear-Lease; Enter-MemoryLease planner }; Act = { Update-MemoryLease planner -Ttl 1h @Plan } }
        'Use-MemoryLease'                = @{ Arrange = { Clear-Lease }; Act = { Use-MemoryLease planner { Set-Content ./ran.txt (Get-Nonce); [pscustomobject]@{ Ran = $true } } @Plan } }
        'Watch-Vault'                    = @{ Arrange = { Write-TestFile notes/w.md (Get-Nonce) }; Act = { Watch-Vault -For 1s @Plan } }
    }
    $script:Cases = $script:Table.GetEnumerator() | ForEach-Object { $command = Get-Command $_.Key; @{
            Name = $_.Key; Nothing = [bool] $_.Value['Nothing']; Arrange = $_.Value.Arrange; Act = $_.Value.Act
            PassThru = $command.Parameters.ContainsKey('PassThru'); Output = $command.OutputType.Type
            Skip = $IsWindows -and $_.Key -like '*Schedule' } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Told = [IO.Path]::GetTempFileName()
    $WarningPreference = 'SilentlyContinue'

    function Get-Nonce { [Guid]::NewGuid().ToString('N').Substring(0, 20) }

    function Clear-Lease { Get-MemoryLease | Exit-MemoryLease -Force -Reason 'the next case' }

    function Submit-Change([hashtable] $Change) {
        Clear-Lease
        Enter-MemoryLease tester | Submit-MemoryCheckin -MergePatch $Change -Source test | Exit-MemoryLease
    }

    function Submit-TooLate {
        $lease = Enter-MemoryLease sleeper
        $lease | Exit-MemoryLease -Force -Reason 'it slept'
        $lease | Submit-MemoryCheckin -MergePatch @{ tasks = @{ (Get-Nonce) = 1 } } -Source test -ErrorAction Ignore
    }

    function Get-State {
        # All files of the home, but for what a vault keeps about its own work (the log, the cache of files, the health, the locks), what it has
        # fetched from others to look at, and objects: they mean nothing without a ref.
        $files = Get-ChildItem -LiteralPath $script:TestHome -Recurse -File -Force |
            Where-Object { $_.FullName -notmatch '[\\/]local[\\/](log[\\/]|index|health\.json|[^\\/]*lock)|[\\/](objects|knowledge-incoming)[\\/]|FETCH_HEAD' } | Sort-Object FullName
        ($files | ForEach-Object { "$($_.FullName) $((Get-FileHash -LiteralPath $_.FullName).Hash)" }) -join "`n"
    }

    if (-not $IsWindows) { Use-CrontabStandIn }
    git config --global user.name Ada
    git config --global user.email ada@example.org
    Write-TestFile notes/a.md 'first'
    Write-TestFile agent/s.jsonl '{"type":"session","version":3,"id":"s","timestamp":"2026-08-01T10:00:00Z"}'
    $null = New-Vault
    Add-VaultSource notes ./notes
    $null = Invoke-VaultSync
    $null = Initialize-BareRepository extra.git
    Add-VaultRemote origin (Initialize-BareRepository origin.git)
    Add-SessionSource bot -Preset folder -Folder ./agent -WindowDay 0
    $null = Sync-SessionTranscript bot
    $null = Initialize-KnowledgeRepository ./shared
    Write-TestFile facts/a.md 'one'
    $null = Publish-Knowledge facts -Root ./facts -Repository ./shared
    $null = Copy-Knowledge theirs ./theirs -Repository ./shared -Folder facts
}

AfterAll {
    Remove-Item -LiteralPath $script:Told
    Exit-TestHome $script:TestHome
}

Describe 'The four cases' {
    It 'are those of every cmdlet that changes something' -ForEach @{ Names = @($script:Table.Keys) } {
        (Get-Command -Module MemoryVault | Where-Object { $_.Parameters.ContainsKey('WhatIf') }).Name | Should -Be ($Names | Sort-Object)
    }

    Context '<Name>' -ForEach $script:Cases {
        BeforeAll {
            if (-not $Skip) { $null = & $Arrange }
        }

        It 'changes nothing with -WhatIf, and says what it would do' -Skip:$Skip {
            $before = Get-State
            $Plan = @{ WhatIf = $true }
            $null = Start-Transcript -LiteralPath $script:Told
            $put = @(& $Act)
            $null = Stop-Transcript
            $put | Should -BeNullOrEmpty
            @(Get-Content -LiteralPath $script:Told) -like 'What if: *' | Should -Not -BeNullOrEmpty
            Get-State | Should -BeExactly $before
        }

        if ($PassThru) {
            It 'puts its plan out with -WhatIf -PassThru, and changes nothing' -Skip:$Skip {
                $before = Get-State
                $Plan = @{ WhatIf = $true; PassThru = $true }
                $put = @(& $Act)
                $put | Should -Not -BeNullOrEmpty
                foreach ($item in $put) { $item | Should -BeOfType $Output }
                Get-State | Should -BeExactly $before
            }
        }

        It 'does it, and puts out what it says' -Skip:$Skip {
            $before = Get-State
            $Plan = @{ ErrorAction = 'Stop' }
            $put = @(& $Act)
            if ($Nothing) { $put | Should -BeNullOrEmpty } else { foreach ($item in $put) { $item | Should -BeOfType $Output } }
            $put.Count -gt 0 | Should -Be (-not $Nothing)
            Get-State | Should -Not -BeExactly $before
        }

        if ($PassThru) {
            It 'puts it out with -PassThru' -Skip:$Skip {
                $null = & $Arrange
                $before = Get-State
                $Plan = @{ PassThru = $true; ErrorAction = 'Stop' }
                $put = @(& $Act)
                $put | Should -Not -BeNullOrEmpty
                foreach ($item in $put) { $item | Should -BeOfType $Output }
                Get-State | Should -Not -BeExactly $before
            }
        }
    }
}
