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
