BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Agents = Copy-Example
    Write-TestFile .claude/CLAUDE.md
    Write-TestFile .codex/AGENTS.md
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Find-MemoryFile' {
    It 'finds what the agents of this home have, without a vault' {
        (Find-MemoryFile).Agent | Sort-Object -Unique | Should -Be 'Claude Code', 'OpenAI Codex'
        '.memoryvault' | Should -Not -Exist
    }

    It 'looks for one agent, by its name or preset' {
        (Find-MemoryFile -Agent codex).Agent | Sort-Object -Unique | Should -Be 'OpenAI Codex'
        (Find-MemoryFile -Agent 'Claude*').Agent | Sort-Object -Unique | Should -Be 'Claude Code'
    }

    It 'looks into folders that are named' {
        $files = Find-MemoryFile (Join-Path $script:Agents *)
        $files.Agent | Sort-Object -Unique | Should -Contain 'Claude Code'
        $files.Count | Should -BeGreaterThan 10
        (Get-Item $script:Agents/claude | Find-MemoryFile).Agent | Sort-Object -Unique | Should -Be 'Claude Code'
    }

    It 'reports a folder that is not there' {
        Find-MemoryFile ./nix -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'MemoryPathMissing,MemoryVault.Commands.FindMemoryFileCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'pipes into the history' {
        $null = Invoke-VaultSync -WarningAction SilentlyContinue
        (Find-MemoryFile -Agent codex | Get-VaultHistory).Kind | Should -Be 'sync'
    }
}
