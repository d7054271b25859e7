# README.md in PowerShell, typed as it stands there, in a fresh home. What a block shows after 'PS> ' is answered word for word, as a terminal of 80 columns
# has it; a block without a prompt runs without an error. MEMORYVAULT_WALK_RECORD=1 writes what was answered into README.md instead.
BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:Readme = Join-Path $PSScriptRoot '../../README.md'
    $script:Failed = 'It failed.'
    $script:Examples = Join-Path $PSScriptRoot '../..' examples agents
    $script:TestHome = Enter-TestHome

    # What is not run, and why.
    $script:NotRun = @{
        'Import-Module ./MemoryVault.psd1'                                                   = 'the module under test is imported already'
        'Register-PSResourceRepository -Name local -Uri (Resolve-Path ./artifacts) -Trusted' = 'Package.Tests.ps1 has it'
        'Install-PSResource MemoryVault -Repository local'                                   = 'Package.Tests.ps1 has it'
        'Get-Knowledge -Remote | Where-Object State -EQ Elsewhere | Copy-Knowledge'          = 'it asks GitHub; Help.Tests.ps1 runs such an example against the stand-in'
    }

    # What is made ready before the first block below a heading.
    $script:Preparations = @{
        'First sync'                               = {
            $project = '.claude/projects/-home-juna-src-brisa'
            $null = New-Item -ItemType Directory -Path $project
            Copy-Item -LiteralPath (Join-Path $script:Examples claude CLAUDE.md) -Destination .claude
            Copy-Item -Recurse -LiteralPath (Join-Path $script:Examples claude projects -home-juna-src-brisa memory) -Destination $project
            Get-ChildItem -Recurse -File .claude | ForEach-Object { $_.LastWriteTime = Get-Date }
        }
        'Transcripts of a bot that runs elsewhere' = {
            $null = New-Item -ItemType Directory -Path $env:TEST_SERVER/bot/.openclaw/agents/main
            Copy-Item -Recurse (Join-Path $script:Examples openclaw agents main sessions) $env:TEST_SERVER/bot/.openclaw/agents/main/sessions
        }
        'Knowledge for the team'                   = {
            Write-TestFile notes/ports.md 'The proxy listens on 8443.'
            git init --quiet shared
            git -C shared commit --quiet --allow-empty -m first
        }
    }

    # Stand-ins for the servers at example.com and the host of the bot.
    $env:TEST_SERVER = (New-Item -ItemType Directory -Path (Join-Path $script:TestHome '.server')).FullName
    git init --quiet --bare --initial-branch=main $env:TEST_SERVER/me/memory.git
    @"
[user]
    name = Ann
    email = ann@example.org
[url "$env:TEST_SERVER/"]
    insteadOf = git@example.com:
"@ | Set-Content -LiteralPath (Join-Path $script:TestHome '.gitconfig')
    if (-not $IsWindows) {
        $null = New-Item -ItemType Directory -Path $env:TEST_SERVER/bin
        Set-Content -LiteralPath $env:TEST_SERVER/bin/ssh -Value "#!/bin/sh`nHOME=`"`$TEST_SERVER/bot`" exec sh"
        chmod +x $env:TEST_SERVER/bin/ssh
        $env:PATH = "$env:TEST_SERVER/bin:$env:PATH"
    }

    function Get-ReadmeBlock {
        # The PowerShell blocks: heading, number of the first line within the block, its steps of a command and the lines shown below it.
        $heading = ''
        $lines = Get-Content -LiteralPath $script:Readme
        for ($i = 0; $i -lt $lines.Count; $i++) {
            if ($lines[$i] -match '^## (.+)') { $heading = $Matches[1] }
            if ($lines[$i] -ne '```powershell') { continue }
            $end = [Array]::IndexOf($lines, '```', $i)
            $block = @($lines[($i + 1)..($end - 1)])
            $prompted = $block[0].StartsWith('PS> ')
            $steps = foreach ($part in ($block -join "`n") -split $(if ($prompted) { '(?m)^PS> ' } else { '(?m)^(?! )(?!})' })) {
                if ($part.Trim()) {
                    $command, $shown = $prompted ? ($part -split "`n", 2) : $part.Trim()
                    @{ Command = $command; Shown = "$shown".Trim() }
                }
            }
            @{ Heading = $heading; Line = $i + 1; Count = $block.Count; Prompted = $prompted; Steps = @($steps) }
            $i = $end
        }
    }

    function ConvertTo-Alike([string] $Text) {
        # Makes alike what differs from one run to the next; all else counts.
        $Text = $Text -replace '\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ', '<moment>'
        $Text = $Text -replace '(?m)(?:just now|\d+ seconds? ago) *(?= |$)', '<ago>'
        $Text = $Text -replace '\bin \d+ minu(?:tes|…)', '<in>'
        $Text = $Text -replace '\d+\.\d s\b', '<elapsed>'
        $Text = $Text -replace '\b\d{13}\b', '<token>'
        $Text = $Text -replace '\b[0-9a-f]{8}-[0-9a-f]{4}(?:-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?\b', '<event>'
        $Text = $Text -replace '(?<=-LeaseId )[a-z0-9]{10}\b', '<lease>'
        $Text = $Text -replace '\bprocess \d+', 'process <id>'
        $Text = $Text -replace '(?m)^(GitEngine +: ).*', '$1<git>'
        $Text = $Text -replace '(?m)^(Repository +: )[\d.]+ kB', '$1<size>'
        $Text = $Text -replace '(?m)^(Restored +: \d+ files, )[\d.]+ kB', '$1<size>'
        $Text -replace '\b(?:[0-9a-f]{40}|(?=[0-9a-f]*\d)[0-9a-f]{7,10})\b', '<revision>'
    }

    function Invoke-ReadmeBlock([hashtable] $Block, [string] $Marker) {
        # Types the steps of a block into a PowerShell of its own and gives what each was answered, as the host shows it, and whether it failed.
        $steps = Join-Path $env:TEST_SERVER 'steps.json'
        ConvertTo-Json -InputObject @($Block.Steps.Command) | Set-Content -LiteralPath $steps
        $script = @"
`$PSStyle.OutputRendering = 'PlainText'
Import-Module '$env:MEMORYVAULT_TEST_MODULE'
foreach (`$typed in Get-Content -Raw '$steps' | ConvertFrom-Json) {
    try {
        . ([scriptblock]::Create(`$typed)) 2>&1 3>&1 |
            ForEach-Object { `$_ -is [Management.Automation.WarningRecord] ? "WARNING: `$_" : `$_ } | Out-String -Width 120
        if (-not `$? -or `$Error) { '$script:Failed' }
    } catch {
        "`$_"
        '$script:Failed'
    }
    `$Error.Clear()
    '$Marker'
}
"@
        $text = (& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $script 2>&1 | ForEach-Object { "$_" }) -join "`n"
        $text = $text.Replace($script:TestHome, '/home/ann').Replace($env:TEST_SERVER, '/srv/git') -replace "\b$([regex]::Escape([Environment]::MachineName))\b", 'laptop'
        $answers = $text -split [regex]::Escape($Marker)
        $answers[0..($Block.Steps.Count - 1)] | ForEach-Object { (($_ -split '\r?\n').TrimEnd() -join "`n").Trim() }
    }
}

AfterAll {
    Exit-TestHome $script:TestHome
    $env:TEST_SERVER = $null
}

Describe 'README.md in PowerShell' -Skip:$IsWindows {
    It 'answers as it is shown' {
        $width = $Host.UI.RawUI.BufferSize.Width
        if ($width -notin 0, 80) { Set-ItResult -Skipped -Because "this terminal has $width columns, so that paths are cut elsewhere; in a pipe it has 80" }
        $heading = ''
        $differences = [Collections.Generic.List[string]]::new()
        $lines = [Collections.Generic.List[string]](Get-Content -LiteralPath $script:Readme)
        $moved = 0
        foreach ($block in Get-ReadmeBlock) {
            if ($block.Heading -ne $heading -and $script:Preparations.ContainsKey($block.Heading)) { & $script:Preparations[$block.Heading] }
            $heading = $block.Heading
            $block.Steps = @($block.Steps | Where-Object { -not $script:NotRun.ContainsKey($_.Command) })
            if (-not $block.Steps) { continue }
            $answers = @(Invoke-ReadmeBlock $block ([guid]::NewGuid().ToString('N')))
            $recorded = [Collections.Generic.List[string]]::new()
            for ($i = 0; $i -lt $block.Steps.Count; $i++) {
                $recorded.AddRange([string[]](@("PS> $($block.Steps[$i].Command)") + @($answers[$i] -split "`n" -ne $null | Where-Object { $answers[$i] }) + ''))
                $right = $block.Prompted ? (ConvertTo-Alike $answers[$i]) -ceq (ConvertTo-Alike $block.Steps[$i].Shown) : -not $answers[$i].EndsWith($script:Failed)
                if (-not $right) { $differences.Add("the block at line $($block.Line): $($block.Steps[$i].Command)`n$($answers[$i])") }
            }

            if ($block.Prompted) {
                $lines.RemoveRange($block.Line + $moved, $block.Count)
                $lines.InsertRange($block.Line + $moved, $recorded.GetRange(0, $recorded.Count - 1))
                $moved += $recorded.Count - 1 - $block.Count
            }
        }

        if ($env:MEMORYVAULT_WALK_RECORD) { Set-Content -LiteralPath $script:Readme -Value $lines }
        $differences -join "`n`n" | Should -BeNullOrEmpty
    }

    It 'has every line that is not run' {
        foreach ($line in $script:NotRun.Keys) { (Get-ReadmeBlock).Steps.Command | Should -Contain $line }
    }
}
