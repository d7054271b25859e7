# Completes memvault in PowerShell 7.3 and later. In $PROFILE: memvault completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName memvault -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $before = @(
        foreach ($element in $commandAst.CommandElements) {
            if ($element.Extent.EndOffset -ge $cursorPosition) { continue }
            if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value } else { $element.Extent.Text }
        }
    )
    $program = if ($before[0] -match '[\\/]memvault(\.exe)?$') { $before[0] } else { 'memvault' }
    # Nothing to offer leaves the line to PowerShell, which completes paths.
    & $program __complete powershell @before ($wordToComplete -replace '^([''"])(.*?)\1?$', '$2') 2>$null | Select-Object -Skip 1 | ForEach-Object {
        $text, $label, $tip = $_ -split "`t", 3
        [System.Management.Automation.CompletionResult]::new($text, $label, 'ParameterValue', $tip)
    }
}
