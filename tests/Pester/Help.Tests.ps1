BeforeDiscovery {
    $folder = Join-Path (Split-Path -Parent (Split-Path -Parent $PSScriptRoot)) 'docs' | Join-Path -ChildPath help
    $script:Pages = Get-ChildItem $folder -Filter *.md | ForEach-Object {
        $text = Get-Content -Raw $_.FullName
        @{
            Name     = $_.BaseName
            Examples = @([regex]::Matches($text, '(?s)### (Example \d+: [^\n]+)\n\n```powershell\n(.*?)\n```') |
                    ForEach-Object { @{ Title = $_.Groups[1].Value; Code = $_.Groups[2].Value } })
            Skip     = $_.BaseName -like '*Schedule' -and -not $IsLinux
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
}

Describe 'The help of <Name>' -ForEach $script:Pages {
    BeforeAll {
        $script:TestHome = Enter-TestHome
    }

    AfterAll {
        Exit-TestHome $script:TestHome
    }

    It 'is what Get-Help shows' {
        $help = Get-Help $Name -Full
        $help.Synopsis | Should -Match '\.$'
        $help.Synopsis | Should -Not -Match ([regex]::Escape($Name))
        @($help.examples.example).Count | Should -Be $Examples.Count
        $help.examples | Out-String | Should -Not -Match '```'
    }

    It 'has at least two examples' {
        $Examples.Count | Should -BeGreaterOrEqual 2
    }
}

Describe 'The examples of <Name>' -ForEach $script:Pages -Skip:$Skip {
    BeforeAll {
        $script:GitHub = $null
        $script:TestHome = Enter-TestHome
        if (-not $IsWindows) { Use-CrontabStandIn }
        $WarningPreference = 'SilentlyContinue'

        # The home that the examples speak of.
        $null = Copy-Example
        $null = New-Item -ItemType Directory nas
        $null = Initialize-BareRepository nas/vault.git
        Write-TestFile notes/a.md
        Write-TestFile team/a.md
        Write-TestFile .claude/CLAUDE.md
        $null = New-Vault -Machine laptop
        Add-VaultRemote nas ./nas/vault.git
        Write-TestFile .codex/AGENTS.md
        Add-VaultSource codex -Preset codex
        $null = Invoke-VaultSync ~/agents
        Write-TestFile agents/rEngine/memory.json '{ "facts": ["the second version of this file, long enough not to be taken for damaged"] }'
        $null = Invoke-VaultSync -Accept *memory.json
        $null = Enter-MemoryLease setup | Submit-MemoryCheckin -InputObject @{ tasks = @{ 'bug-1' = @{ state = 'open' } } } -Source test
        Exit-MemoryLease setup
        $null = Enter-MemoryLease planner | Submit-MemoryCheckin -MergePatch @{ notes = @{ a = 1 } } -Source test
        Exit-MemoryLease planner
        if ($Name -like '*Session*' -and $Name -ne 'Add-SessionSource') {
            $message = '{"type":"message","timestamp":"2026-08-01T10:00:00Z","message":{"role":"assistant","content":"The proxy listens on 8443."}}'
            Write-TestFile data/sessions/3f2a.jsonl "$message`n"
            Add-SessionSource bot -Preset folder -Folder ./data/sessions -WindowDay 0
            $null = Sync-SessionTranscript
            Write-TestFile data/sessions/3f2a.jsonl "$message`n$message`n"
            $null = Sync-SessionTranscript
        }
        if ($Name -like '*Knowledge*') {
            if (@($Examples.Code) -match '-Gist|-Remote') { $script:GitHub = Enter-GitHub }
            git config --global user.name Ada
            git config --global user.email ada@example.org
            $null = Initialize-KnowledgeRepository ./shared
            if ($Name -ne 'Publish-Knowledge') {
                $null = Publish-Knowledge notes -Root ./notes -Repository ./shared
                Write-TestFile notes/a.md 'the second version'
                $null = Publish-Knowledge notes
                foreach ($agent in 'agent-a', 'agent-b') {
                    Write-TestFile $agent/$agent.md
                    $null = Publish-Knowledge $agent -Root ./$agent -Repository ./shared -Branch $agent
                }
            }
        }
        if ($Name -eq 'New-Vault') { Remove-Item .memoryvault -Recurse -Force }
        if ($Name -eq 'Unregister-VaultSchedule') { $null = Register-VaultSchedule 1h -Scheduler cron }
    }

    AfterAll {
        Exit-GitHub $script:GitHub
        Exit-TestHome $script:TestHome
    }

    It '<Title>' -ForEach $Examples {
        $ErrorActionPreference = 'Stop'
        { & ([scriptblock]::Create($Code)) | Out-String } | Should -Not -Throw
    }
}

Describe '<_>' -ForEach 'about_MemoryVault', 'about_MemoryVault_Leases', 'about_MemoryVault_Recovery' {
    BeforeAll {
        $script:TestHome = Enter-TestHome
    }

    AfterAll {
        Exit-TestHome $script:TestHome
    }

    It 'is found, and every command in it is there' {
        $text = Get-Help $_ | Out-String
        $text | Should -BeLike '*SEE ALSO*'
        foreach ($name in [regex]::Matches($text, '\b[A-Z][a-z]+-(?:Vault|Memory|Knowledge|Session)\w*').Value | Sort-Object -Unique) {
            Get-Command $name -Module MemoryVault | Should -Not -BeNullOrEmpty
        }
    }
}
