BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $null = New-Vault
    $script:First = @(
        '{"type":"session","version":3,"id":"3f2a","timestamp":"2026-08-01T10:00:00Z"}'
        '{"type":"message","timestamp":"2026-08-01T10:00:01Z","message":{"role":"user","content":"Which port does the proxy use?"}}'
        '{"type":"message","timestamp":"2026-08-01T10:00:02Z","message":{"role":"assistant","content":"Port 8443."}}'
    )
    function Write-Transcript([string] $Path, [string[]] $Line) {
        $file = Join-Path $script:TestHome "agent/$Path"
        $null = New-Item -ItemType Directory -Force -Path (Split-Path $file)
        [IO.File]::WriteAllText($file, (($Line -join "`n") + "`n"))
    }

    Write-Transcript 3f2a.jsonl $script:First
    Write-Transcript 77b0-topic-12.jsonl '{"type":"message","timestamp":"2026-08-02T10:00:00Z","message":{"role":"user","content":"hello"}}'
    Write-Transcript sessions.json '{}'
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Add-SessionSource' {
    It 'adds nothing with -WhatIf' {
        Add-SessionSource bot -Preset folder -Folder ./agent -WhatIf | Should -BeNullOrEmpty
        Get-SessionSource | Should -BeNullOrEmpty
    }

    It 'gives the source that it would add with -WhatIf -PassThru' {
        (Add-SessionSource bot -Preset folder -Folder ./agent -WhatIf -PassThru).Folder | Should -Be (Join-Path $script:TestHome 'agent')
        Get-SessionSource | Should -BeNullOrEmpty
    }

    It 'puts nothing out' {
        Add-SessionSource bot -Preset folder -Folder ./agent -WindowDay 0 | Should -BeNullOrEmpty
        (Get-SessionSource bot).WindowDays | Should -Be 0
    }

    It 'puts the source out with -PassThru, with its vault' {
        $source = Add-SessionSource fly -Preset fly -Target my-bot -Folder /data/sessions -PassThru
        $source.Target | Should -Be 'my-bot'
        $source.Vault | Should -Be (Get-VaultStatus -NoScan).Vault
    }

    It 'refuses a name that could be a command' {
        Add-SessionSource evil -Preset ssh -Target '-oProxyCommand=touch pwned' -Folder /x -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        Get-SessionSource evil -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'says that a name is taken' {
        Add-SessionSource bot -Preset folder -Folder ./other -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'SessionSourceExists,MemoryVault.Commands.AddSessionSourceCommand'
    }
}

Describe 'Remove-SessionSource' {
    It 'removes nothing with -WhatIf' {
        Remove-SessionSource fly -WhatIf
        (Remove-SessionSource fly -WhatIf -PassThru).Name | Should -Be 'fly'
        (Get-SessionSource fly).Name | Should -Be 'fly'
    }

    It 'removes what comes from the pipeline' {
        (Get-SessionSource fly | Remove-SessionSource -PassThru).Name | Should -Be 'fly'
        Get-SessionSource fly -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}

Describe 'Sync-SessionTranscript' {
    It 'pulls nothing with -WhatIf' {
        Sync-SessionTranscript -WhatIf | Should -BeNullOrEmpty
        (Sync-SessionTranscript -WhatIf -PassThru).Source | Should -Be 'bot'
        Get-SessionTranscript | Should -BeNullOrEmpty
    }

    It 'pulls what is new, and then only what was appended' {
        $first = Sync-SessionTranscript
        $first.New | Should -Be 2
        $first.FormatVersion | Should -Be '3'
        (Get-SessionSource bot | Sync-SessionTranscript).Commit | Should -BeNullOrEmpty

        Write-Transcript 3f2a.jsonl ($script:First + '{"type":"message","timestamp":"2026-08-01T10:00:03Z","message":{"role":"user","content":"Thanks."}}')
        (Sync-SessionTranscript bot).Grown | Should -Be 1
    }

    It 'names a source that is not there' {
        Sync-SessionTranscript nobody -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'SessionSourceMissing,MemoryVault.Commands.SyncSessionTranscriptCommand'
    }
}

Describe 'Get-SessionTranscript' {
    It 'lists the sessions, the newest message first' {
        $sessions = Get-SessionTranscript
        $sessions.Path | Should -Be '77b0-topic-12.jsonl', '3f2a.jsonl'
        $sessions[0].Topic | Should -Be '12'
        $sessions[1].Messages | Should -Be 3
    }

    It 'names a session that is not there' {
        Get-SessionTranscript nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'SessionNotFound,MemoryVault.Commands.GetSessionTranscriptCommand'
        (Get-SessionTranscript 3f*).Id | Should -Be '3f2a'
    }

    It 'completes ids' {
        $text = 'Get-SessionTranscript 3'
        [System.Management.Automation.CommandCompletion]::CompleteInput($text, $text.Length, $null).CompletionMatches.CompletionText | Should -Contain '3f2a'
    }
}

Describe 'Read-SessionTranscript' {
    It 'gives the messages of one' {
        $messages = Read-SessionTranscript 3f2a
        $messages[2].Role | Should -Be 'assistant'
        $messages[2].Text | Should -Be 'Port 8443.'
    }

    It 'gives those of sessions from the pipeline, at a state' {
        Get-SessionTranscript | Read-SessionTranscript | Measure-Object | ForEach-Object Count | Should -Be 5
        Read-SessionTranscript 3f2a -At 'HEAD~1' | Measure-Object | ForEach-Object Count | Should -Be 3
    }

    It 'names a session that is not there' {
        Read-SessionTranscript nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'SessionNotFound,MemoryVault.Commands.ReadSessionTranscriptCommand'
    }
}

Describe 'Search-SessionTranscript' {
    It 'finds a text, whatever its case' {
        $hit = Search-SessionTranscript 'PORT 8443'
        $hit.Session | Should -Be '3f2a'
        $hit.Line | Should -Be 3
        Search-SessionTranscript 'PORT 8443' -CaseSensitive | Should -BeNullOrEmpty
    }
}

Describe 'Export-SessionTranscript' {
    It 'writes nothing with -WhatIf' {
        Export-SessionTranscript ./out -WhatIf | Should -BeNullOrEmpty
        (Export-SessionTranscript ./out -WhatIf -PassThru).Written.Count | Should -Be 3
        './out' | Should -Not -Exist
    }

    It 'writes the source as it was, byte for byte' {
        (Export-SessionTranscript ./out -Source bot).Written.Count | Should -Be 3
        foreach ($name in '3f2a.jsonl', '77b0-topic-12.jsonl', 'sessions.json') {
            (Get-FileHash "./out/$name").Hash | Should -Be (Get-FileHash "./agent/$name").Hash
        }
    }

    It 'leaves a file that differs, unless forced' {
        Set-Content -Path ./out/3f2a.jsonl -Value 'mine'
        Export-SessionTranscript ./out -Source bot -ErrorVariable failure -ErrorAction SilentlyContinue | Out-Null
        $failure[0].FullyQualifiedErrorId | Should -Be 'ExportBlocked,MemoryVault.Commands.ExportSessionTranscriptCommand'
        (Export-SessionTranscript ./out -Id 3f2a -Force).Written.Count | Should -Be 1
    }
}

Describe 'The views of sessions' {
    It 'fit the terminal and hold what one looks for' {
        $table = Get-SessionTranscript | Format-Table | Out-String -Width 100
        $table | Should -Match '3f2a'
        $table | Should -Match 'ago'
        ($table -split "`n" | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 101
    }
}
