BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome

    function Complete([string] $Line) {
        [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.CompletionText
    }
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Completion' {
    It 'offers nothing, and fails in nothing, where there is no vault' {
        Complete 'Get-VaultSource -Name ' | Should -BeNullOrEmpty
        Complete 'Get-VaultHistory -At ' | Should -BeNullOrEmpty
        Complete 'Get-VaultRemote -Vault ./nowhere -Name ' | Should -BeNullOrEmpty
    }

    It 'knows presets without a vault' {
        Complete 'Add-VaultSource x -Preset cl' | Should -Be 'claude-code', 'cline'
        Complete 'Find-MemoryFile -Agent cod' | Should -Be 'codex'
    }

    It 'knows the sources and remotes of the default vault, and of the one that the line names' {
        $null = New-Vault
        $null = New-Vault ./second
        Write-TestFile notes/a.md
        Add-VaultSource notes ./notes
        Add-VaultSource nearby ./notes -Vault ./second
        Add-VaultRemote origin ./r.git
        Complete 'Get-VaultSource -Name n' | Should -Be 'notes'
        Complete 'Get-VaultSource -Vault ./second -Name n' | Should -Be 'nearby'
        Complete 'Invoke-VaultSync -Source ' | Should -Be 'notes'
        Complete 'Remove-VaultRemote ' | Should -Be 'origin'
    }

    It 'knows revisions, with what they are about' {
        $commit = (Invoke-VaultSync -NoPush).Commit
        $line = 'Restore-VaultFile -At '
        $match = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches
        $match.CompletionText | Should -Be $commit.Substring(0, 12)
        $match.ToolTip | Should -BeLike '*Sync notes*'
        (Get-VaultHistory -At $match.CompletionText).Revision | Should -Be $commit
    }

    It 'knows the vaults of this folder' {
        Complete 'Get-VaultStatus -Vault sec' | Should -Be (Join-Path $script:TestHome 'second')
    }

    It 'knows the agents, scopes and leases of the memory' {
        $lease = Enter-MemoryLease planner -Scope tasks
        Complete 'Enter-MemoryLease pl' | Should -Be 'planner'
        Complete 'Update-MemoryLease -AgentId ' | Should -Be 'planner'
        Complete 'Exit-MemoryLease -LeaseId ' | Should -Be $lease.LeaseId
        Complete 'Enter-MemoryLease x -Scope ' | Should -Be "'*'"
        Complete 'Get-MemoryLease -Vault ./nowhere -AgentId ' | Should -BeNullOrEmpty
        $lease | Exit-MemoryLease
    }
}

Describe 'Completion of the command line memvault' {
    BeforeDiscovery {
        $script:Built = Get-ChildItem -Path (Join-Path $PSScriptRoot '..' '..' 'src' 'MemoryVault.Cli' 'bin' '*' 'net10.0' 'memvault') -ErrorAction Ignore
    }

    BeforeAll {
        $built = Get-ChildItem -Path (Join-Path $PSScriptRoot '..' '..' 'src' 'MemoryVault.Cli' 'bin' '*' 'net10.0' 'memvault') -ErrorAction Ignore |
            Sort-Object LastWriteTime | Select-Object -Last 1
        if ($built) {
            $env:PATH = "$($built.DirectoryName):$env:PATH"
            . ([scriptblock]::Create((memvault completion powershell | Out-String)))
        }

        $null = New-Vault
        $typographic = "$([char] 0x2019); New-Item pwned; $([char] 0x2019)"
        @{ tasks = @{ 'two words' = 1; "it's" = 1; "zz$typographic" = 1; '$(New-Item pwned)' = 1 } } | ConvertTo-Json | Set-Content memory.json
        $null = Import-MemorySnapshot ./memory.json -AgentId planner
    }

    It 'knows commands, options, words and the names of the vault' -Skip:(-not $script:Built) {
        Complete 'memvault stat' | Should -Be 'status'
        Complete 'memvault remote set x --secrets ' | Should -Be 'block', 'redact', 'allow'
        Complete 'memvault remote set x --sec' | Should -Be '--secrets'
        Complete 'memvault memory get ta' | Should -Contain 'tasks'
        Complete 'memvault memory get "tasks/two' | Should -Be "'tasks/two words'"
        Complete "memvault memory get 'tasks/it" | Should -Be "'tasks/it''s'"
    }

    It 'leaves paths to PowerShell' -Skip:(-not $script:Built) {
        Write-TestFile 'a folder/file.md'
        Complete 'memvault sync a' | Should -Contain "'./a folder'"
    }

    It 'runs nothing that a name holds, of memvault and of the cmdlets' -Skip:(-not $script:Built) {
        $text = @(Complete 'memvault memory get tasks/') + @(Complete 'Get-MemoryEntry tasks ')
        $text | Should -HaveCount 8
        $text | ForEach-Object { [scriptblock]::Create("Write-Output $_").Invoke() } | Should -Contain "tasks/zz$([char] 0x2019); New-Item pwned; $([char] 0x2019)"
        'pwned' | Should -Not -Exist
    }
}
