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
    It 'fits 80 and 100 columns, as a table and as a list, without an error in it' {
        $PSStyle.OutputRendering = 'PlainText'
        $items = $script:Objects[$_]
        $items | Should -Not -BeNullOrEmpty
        $Error.Clear()
        foreach ($width in 80, 100) {
            foreach ($text in ($items | Format-Table | Out-String -Width $width), ($items | Format-List | Out-String -Width $width), ($items | Out-String -Width $width)) {
                $lines = $text -split '\r?\n'
                ($lines | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual $width
                $text.Trim() | Should -Not -BeNullOrEmpty
                $text | Should -Not -Match "`e\["
                $text | Should -Not -Match '#ERR|System\.|MemoryVault\.[A-Z]\w+\.|@\{'
            }
        }

        $Error | Should -BeNullOrEmpty
    }
}

Describe 'A view of what strangers named' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Sample.psm1" -Force

        # A colour, a title of the window, a bell, a line of its own, a control sequence of one byte, a turn of the direction, letters of two cells, and very long.
        $script:Hostile = "na`e[38;5;201mme`e[0m`e]0;title`a`r`nline`t$([char]0x9B)31m$([char]0x202E)" + ('wide 記憶 ' * 12)
        $script:Obeyed = "`e\[38;5;201|`e\]|`a|$([char]0x9B)|$([char]0x202E)|`r(?!`n)|`t"
        $script:Types = Get-OutputType
    }

    AfterAll {
        $PSStyle.OutputRendering = $script:Rendering
    }

    It 'has every type that a cmdlet puts out, and every record inside one' {
        $script:Types.Count | Should -BeGreaterThan 60
        foreach ($type in $script:Types) {
            $views = Get-FormatData -TypeName $type.FullName
            @($views.FormatViewDefinition.Control | Where-Object { $_ -is [System.Management.Automation.TableControl] }).Count | Should -Be 1 -Because "$type has a table"
            @($views.FormatViewDefinition.Control | Where-Object { $_ -is [System.Management.Automation.ListControl] }).Count | Should -Be 1 -Because "$type has a list"
        }
    }

    It 'fits <_> columns, colours nothing but by $PSStyle, and shows neither an error nor a name of a type' -ForEach 80 {
        $width = $_
        foreach ($type in $script:Types) {
            $item = Get-Sample -Type $type -Text $script:Hostile
            $Error.Clear()
            foreach ($view in 'Format-Table', 'Format-List', 'Write-Output') {
                $PSStyle.OutputRendering = 'Ansi'
                if ((, $item | & $view | Out-String -Width $width) -match $script:Obeyed) { "$type in $view lets '$($Matches[0])' through" | Should -BeNullOrEmpty }
                $PSStyle.OutputRendering = 'PlainText'
                $text = , $item | & $view | Out-String -Width $width
                $text | Should -Not -Match '#ERR|System\.|MemoryVault\.[A-Z]\w+\.|@\{|\e' -Because "$type in $view is plain"
                $widest = ($text -split '\r?\n' | ForEach-Object { $Host.UI.RawUI.LengthInBufferCells([string]$_) } | Measure-Object -Maximum).Maximum
                $widest | Should -BeLessOrEqual $width -Because "$type in $view"
            }

            $Error | Should -BeNullOrEmpty -Because "$type"
        }
    }

    It 'breaks no heading of a table in the usual 80 columns' {
        $PSStyle.OutputRendering = 'PlainText'
        foreach ($type in $script:Types) {
            $lines = @((, (Get-Sample -Type $type -Text 'text that is long enough' -Depth 1) | Format-Table | Out-String -Width 80) -split '\r?\n' -match '\S')
            $rule = 0..($lines.Count - 1) | Where-Object { $lines[$_] -match '^ *-+( +-+)* *$' } | Select-Object -First 1
            $heads = @($lines[0..($rule - 1)] -notmatch '^ +Agent:')
            $heads.Count | Should -Be 1 -Because "$type has its headings on one line: $heads"
            $labels = (Get-FormatData -TypeName $type.FullName).FormatViewDefinition.Control.Headers.Label
            foreach ($label in $labels) { $heads | Should -Match "(^| )$label( |$)" -Because "$type shows it" }
        }
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
