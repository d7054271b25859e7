BeforeDiscovery {
    $script:Analyzer = Get-Module -ListAvailable PSScriptAnalyzer | Sort-Object Version | Select-Object -Last 1
    $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
    $script:Files = @($env:MEMORYVAULT_TEST_MODULE) + (Get-ChildItem $root -Include *.ps1, *.psm1, *.psd1 -Recurse -File |
            Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj|artifacts)[\\/]' } | ForEach-Object FullName) | Sort-Object -Unique
}

Describe 'The script <_>' -ForEach $script:Files -Skip:(-not $script:Analyzer) {
    It 'is clean for PSScriptAnalyzer' {
        # PowerShell 7 reads UTF-8 without a mark. Pester's blocks hide that a variable is read, and a stand-in of another module's command must be global; what is
        # not shipped is held to warnings, what is shipped to everything.
        $rules = $_ -match '[\\/]tests[\\/]' ?
            @{ Severity = 'Warning', 'Error'; ExcludeRule = 'PSUseBOMForUnicodeEncodedFile', 'PSUseDeclaredVarsMoreThanAssignments', 'PSAvoidGlobalVars' } :
            @{ ExcludeRule = 'PSUseBOMForUnicodeEncodedFile' }
        Invoke-ScriptAnalyzer -Path $_ @rules | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName) $($_.Message)" } | Should -BeNullOrEmpty
    }
}

Describe 'The settings <_> of PSScriptAnalyzer' -ForEach 'PSGallery', 'CmdletDesign' -Skip:(-not $script:Analyzer) {
    It 'ask for no rule that is off by default, so that the scripts are clean for them, too' {
        $folder = (Get-Module -ListAvailable PSScriptAnalyzer | Sort-Object Version | Select-Object -Last 1).ModuleBase
        $settings = Import-PowerShellDataFile (Join-Path $folder "Settings/$_.psd1")

        # Such a rule says nothing unless it is configured; none of these two sets configures one.
        $settings.Keys | Should -Be 'IncludeRules'
        $known = (Get-ScriptAnalyzerRule).RuleName
        foreach ($rule in $settings.IncludeRules) { $known -like $rule | Should -Not -BeNullOrEmpty }
    }
}

Describe 'The source of the cmdlets' {
    It 'writes nothing past the streams of PowerShell' {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Get-ChildItem (Join-Path $root 'src/MemoryVault') -Filter *.cs -Recurse | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' |
            Select-String -Pattern '\bConsole\.|Host\.UI\.Write|\.WriteInformation\("' | Should -BeNullOrEmpty
    }
}
