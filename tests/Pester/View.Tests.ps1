BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $agents = Copy-Example
    Write-TestFile .claude/CLAUDE.md
    $null = New-Vault
    Add-VaultRemote origin (Initialize-BareRepository r.git)
    Add-VaultRemote gone ./gone.git
    $script:Objects = [ordered]@{
        MemoryFile        = Find-MemoryFile
        SyncResult        = Invoke-VaultSync $agents -ErrorAction SilentlyContinue
        VaultStatus       = Get-VaultStatus
        MemorySource      = Get-VaultSource
        VaultRemote       = Get-VaultRemote
        VaultSnapshot     = Get-VaultHistory
        IntegrityReport   = Test-VaultIntegrity
        OptimizeResult    = Optimize-Vault
        RestoreResult     = Restore-VaultFile -WhatIf -PassThru
        VaultLogEntry     = Get-VaultLog
        CreateVaultResult = New-Vault
        VaultSchedule     = [MemoryVault.Schedules.VaultSchedule]::new('memoryvault', '0:15', 'cron', 'memvault sync', (Get-VaultStatus).Vault)
    }
    $null = Enter-MemoryLease an-agent-with-a-long-name -Scope tasks -Purpose 'a purpose that takes more than its column has'
    $script:Objects.MemoryLease = Get-MemoryLease
    $long = @{ list = 1..60; text = 'x' * 200 } | ConvertTo-Json -Compress
    $script:Objects.JsonPatchOperation = Compare-MemoryDocument '{"a":1,"b":2}' "{`"a`":$long,`"c`":null}"
    $script:Objects.JsonMergeResult = Merge-MemoryDocument '{"a":1}' "{`"a`":$long}" '{}'
    $script:Objects.JsonConflict = $script:Objects.JsonMergeResult.Conflicts
    $script:Objects.CheckInResult = $script:Objects.MemoryLease | Submit-MemoryCheckin -MergePatch @{ tasks = @{ 'bug-1' = @{ text = 'x' * 200; list = 1..40 } } } -Source 'a source that has a long name' -Confidence 0.5
    $script:Objects.MemoryEntry = Get-MemoryEntry
    $script:Objects.MemoryEvent = Get-MemoryEvent -IncludePatch
    $script:Objects.TracedValue = Trace-MemoryEntry tasks bug-1
    $script:Objects.ExportMemoryResult = Export-MemorySnapshot ./memory.json -PassThru
    $null = New-Vault ./second
    $script:Objects.ImportMemoryResult = Import-MemorySnapshot ./memory.json -Vault ./second
    $script:Objects.MemoryLease | Exit-MemoryLease -Force -Reason 'it is lost'
    $script:Objects.MemoryLease | Submit-MemoryCheckin -MergePatch @{ tasks = @{ 'bug-1' = $null } } -Source user -ErrorAction SilentlyContinue
    $script:Objects.UndoEventsResult = Undo-MemoryEvent $script:Objects.CheckInResult.Event -WhatIf -PassThru
    $script:Objects.ConflictRecord = Get-MemoryConflict
    $script:Objects.ResolveConflictResult = Get-MemoryConflict | Resolve-MemoryConflict -Choice Ours -WhatIf -PassThru
    Write-TestFile agents/rEngine/new.json '{}'
    $null = Invoke-VaultSync -ErrorAction SilentlyContinue
    $script:Objects.SnapshotChange = Get-VaultHistory | Select-Object -Last 1 | Compare-VaultSnapshot
    $script:Objects.FileChange = $script:Objects.SyncResult.Changes
    $script:Objects.RestoredFile = $script:Objects.RestoreResult.Files
    $script:Objects.RemoteOutcome = $script:Objects.VaultStatus.Remotes
    $script:Objects.SourceStatus = $script:Objects.VaultStatus.Sources
    $script:Rendering = $PSStyle.OutputRendering
}

AfterAll {
    $PSStyle.OutputRendering = $script:Rendering
    Exit-TestHome $script:TestHome
}

Describe 'The view of <_>' -ForEach @(
    'MemoryFile', 'SyncResult', 'VaultStatus', 'MemorySource', 'VaultRemote', 'VaultSnapshot', 'IntegrityReport', 'OptimizeResult', 'RestoreResult', 'VaultLogEntry',
    'CreateVaultResult', 'VaultSchedule', 'SnapshotChange', 'FileChange', 'RestoredFile', 'RemoteOutcome', 'SourceStatus',
    'MemoryLease', 'JsonPatchOperation', 'JsonMergeResult', 'JsonConflict',
    'CheckInResult', 'MemoryEntry', 'MemoryEvent', 'TracedValue', 'UndoEventsResult', 'ExportMemoryResult', 'ImportMemoryResult', 'ConflictRecord', 'ResolveConflictResult'
) {
    It 'fits 100 columns, as a table and as a list, without an error in it' {
        $PSStyle.OutputRendering = 'PlainText'
        $items = $script:Objects[$_]
        $items | Should -Not -BeNullOrEmpty
        $Error.Clear()
        foreach ($text in ($items | Format-Table | Out-String -Width 100), ($items | Format-List | Out-String -Width 100), ($items | Out-String -Width 100)) {
            $lines = $text -split '\r?\n'
            ($lines | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
            $text.Trim() | Should -Not -BeNullOrEmpty
            $text | Should -Not -Match "`e\["
            $text | Should -Not -Match '#ERR|System\.|MemoryVault\.[A-Z]\w+\.|@\{'
        }

        $Error | Should -BeNullOrEmpty
    }
}

Describe 'The view of a status' {
    It 'shows the health in colour, unless output is plain' {
        $PSStyle.OutputRendering = 'Ansi'
        Get-VaultStatus | Out-String | Should -Match "`e\[3[0-9]mDegraded"
        $PSStyle.OutputRendering = 'PlainText'
        Get-VaultStatus | Out-String | Should -Match 'Health\s+: Degraded'
    }

    It 'honours NO_COLOR' {
        $env:NO_COLOR = '1'
        try {
            & (Get-Process -Id $PID).Path -NoProfile -Command "Import-Module '$env:MEMORYVAULT_TEST_MODULE'; Get-VaultStatus" | Out-String | Should -Not -Match "`e\[3[0-9]mDegraded"
        } finally {
            $env:NO_COLOR = $null
        }
    }

    It 'shows each remote and each source on a line of its own' {
        $PSStyle.OutputRendering = 'PlainText'
        $text = Get-VaultStatus | Out-String -Width 100
        $text | Should -Match '(?m)^Remotes\s+: origin: UpToDate'
        $text | Should -Match '(?m)^\s+gone: Failed'
    }
}
