@{
    RootModule           = 'bin/MemoryVault.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '9dae5982-1b30-46e3-a1e3-01910514ec2c'
    Author               = 'The MemoryVault authors'
    CompanyName          = 'MemoryVault'
    Copyright            = '(c) The MemoryVault authors.'
    Description          = 'Keeps the memory of AI agents safe and versioned: backs it up into a git vault, pushes it, restores it, and proves that it can be restored.'

    # .NET 10.
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')

    TypesToProcess       = @('bin/MemoryVault.Types.ps1xml')
    FormatsToProcess     = @(
        'bin/MemoryVault.Conflict.Format.ps1xml'
        'bin/MemoryVault.Document.Format.ps1xml'
        'bin/MemoryVault.Event.Format.ps1xml'
        'bin/MemoryVault.History.Format.ps1xml'
        'bin/MemoryVault.Knowledge.Format.ps1xml'
        'bin/MemoryVault.Lease.Format.ps1xml'
        'bin/MemoryVault.Memory.Format.ps1xml'
        'bin/MemoryVault.Secret.Format.ps1xml'
        'bin/MemoryVault.Session.Format.ps1xml'
        'bin/MemoryVault.Source.Format.ps1xml'
        'bin/MemoryVault.Status.Format.ps1xml'
        'bin/MemoryVault.Sync.Format.ps1xml'
        'bin/MemoryVault.Watch.Format.ps1xml'
    )

    CmdletsToExport      = @(
        'Add-SessionSource'
        'Add-VaultRemote'
        'Add-VaultSource'
        'Approve-MemoryEvent'
        'Approve-VaultSecret'
        'Compare-MemoryDocument'
        'Compare-VaultSnapshot'
        'Copy-Knowledge'
        'Enter-MemoryLease'
        'Exit-MemoryLease'
        'Export-MemorySnapshot'
        'Export-SessionTranscript'
        'Find-MemoryFile'
        'Find-VaultSecret'
        'Get-Knowledge'
        'Get-KnowledgeHistory'
        'Get-MemoryConflict'
        'Get-MemoryEntry'
        'Get-MemoryEvent'
        'Get-MemoryLease'
        'Get-SessionSource'
        'Get-SessionTranscript'
        'Get-VaultHistory'
        'Get-VaultLog'
        'Get-VaultRemote'
        'Get-VaultSchedule'
        'Get-VaultSource'
        'Get-VaultStatus'
        'Import-MemorySnapshot'
        'Initialize-KnowledgeRepository'
        'Invoke-VaultSync'
        'Merge-Knowledge'
        'Merge-MemoryDocument'
        'New-Vault'
        'Optimize-Vault'
        'Publish-Knowledge'
        'Read-SessionTranscript'
        'Receive-Knowledge'
        'Register-VaultSchedule'
        'Remove-Knowledge'
        'Remove-SessionSource'
        'Remove-VaultRemote'
        'Remove-VaultSource'
        'Resolve-MemoryConflict'
        'Restore-Knowledge'
        'Restore-VaultFile'
        'Search-SessionTranscript'
        'Set-VaultRemote'
        'Set-VaultSource'
        'Submit-MemoryCheckin'
        'Sync-SessionTranscript'
        'Test-VaultIntegrity'
        'Trace-MemoryEntry'
        'Undo-MemoryEvent'
        'Unregister-VaultSchedule'
        'Update-MemoryLease'
        'Use-MemoryLease'
        'Watch-Vault'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @('AI', 'Agent', 'Memory', 'Backup', 'Git', 'Vault', 'Claude', 'Codex', 'Linux', 'macOS', 'Windows', 'PSEdition_Core')
            ReleaseNotes = 'CHANGELOG.md in the folder of the module says what has changed.'
        }
    }
}
