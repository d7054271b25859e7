BeforeDiscovery {
    $script:Analyzer = Get-Module -ListAvailable PSScriptAnalyzer
    $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
    $script:Files = Get-ChildItem $root -Include *.ps1, *.psm1, *.psd1 -Recurse -File |
        Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj|artifacts)[\\/]' } | ForEach-Object FullName
}

Describe 'The script <_>' -ForEach $script:Files -Skip:(-not $script:Analyzer) {
    It 'is clean for PSScriptAnalyzer' {
        # Pester's blocks hide from the analyzer that a variable is read; a test's host output is its own.
        $findings = Invoke-ScriptAnalyzer -Path $_ -Severity Warning, Error -ExcludeRule PSUseDeclaredVarsMoreThanAssignments
        $findings | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName) $($_.Message)" } | Should -BeNullOrEmpty
    }
}
