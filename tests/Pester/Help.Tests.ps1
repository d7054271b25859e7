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
    $script:Common = [System.Management.Automation.Cmdlet]::CommonParameters
}

Describe 'The help' {
    BeforeAll {
        $script:TestHome = Enter-TestHome
    }

    AfterAll {
        Exit-TestHome $script:TestHome
    }

    Context 'of <Name>' -ForEach $script:Pages {
        BeforeAll {
            $script:Shown = Get-Help $Name -Full
        }

        It 'is what Get-Help shows' {
            $script:Shown.Synopsis | Should -Match '\.$'
            $script:Shown.Synopsis | Should -Not -Match ([regex]::Escape($Name))
            @($script:Shown.examples.example).Count | Should -Be $Examples.Count
            $script:Shown.examples | Out-String | Should -Not -Match '```'
        }

        It 'has at least two examples' {
            $Examples.Count | Should -BeGreaterOrEqual 2
        }

        It 'has the parameter sets of the engine, the default first: what is mandatory, where it stands, of which type' {
            $command = Get-Command $Name -Module MemoryVault
            $engine = @($command.ParameterSets | Sort-Object { -not $_.IsDefault } | ForEach-Object {
                    @($_.Parameters | Where-Object Name -NotIn $script:Common | Sort-Object Name |
                            ForEach-Object { "$($_.Name) $($_.IsMandatory) $($_.Position -ge 0 ? $_.Position : 'named') $($_.ParameterType.ToString())" }) -join "`n"
                })
            $told = @($script:Shown.syntax.syntaxItem | ForEach-Object {
                    @($_.parameter | Sort-Object name | ForEach-Object { "$($_.name) $($_.required) $($_.position) $($_.type.name)" }) -join "`n"
                })
            $told[0] | Should -Be $engine[0]
            $told | Sort-Object | Should -Be ($engine | Sort-Object)
        }

        It 'says what the pipeline may give, as the engine takes it' {
            $engine = (Get-Command $Name -Module MemoryVault).Parameters.Values | Where-Object Name -NotIn $script:Common | Sort-Object Name | ForEach-Object {
                $uses = $_.Attributes.Where{ $_ -is [Parameter] }
                $ways = @(if ($uses.ValueFromPipeline -contains $true) { 'ByValue' }; if ($uses.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' })
                "$($_.Name) $($ways ? "true ($($ways -join ', '))" : 'false')"
            }
            $script:Shown.parameters.parameter | Sort-Object name | ForEach-Object { "$($_.name) $($_.pipelineInput)" } | Should -Be $engine
        }
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
