BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $null = New-Vault
    $script:Token = 'gl' + 'pat-' + 'aB3dE6gH9jK2mN5pQ8sT'
    $null = New-Item -ItemType Directory memory, '[odd]'
    Set-Content -LiteralPath memory/a.json -Value "{`"env`": {`"TOKEN`": `"$script:Token`"}}"
    Set-Content -LiteralPath '[odd]/b.md' -Value "use $script:Token"
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Find-VaultSecret' {
    It 'finds secrets in files, by path, wildcard and from the pipeline, and never shows them' {
        $finding = Find-VaultSecret memory
        $finding.Rule | Should -Be 'gitlab-pat'
        $finding.Pointer | Should -Be '/env/TOKEN'
        (Find-VaultSecret 'mem*').Fingerprint | Should -Be $finding.Fingerprint
        (Find-VaultSecret -LiteralPath '[odd]').Fingerprint | Should -Be $finding.Fingerprint
        (Get-ChildItem -LiteralPath '[odd]' | Find-VaultSecret).Line | Should -Be 1
        $finding | Format-List * -Force | Out-String | Should -Not -BeLike "*$script:Token*"
        $finding | ConvertTo-Json | Should -Not -BeLike "*$script:Token*"
    }

    It 'finds secrets in a snapshot and in the history' {
        $null = Invoke-VaultSync memory
        (Find-VaultSecret).Path | Should -BeLike 'backup/*/memory/a.json'
        Set-Content -LiteralPath memory/a.json -Value '{}'
        $null = Invoke-VaultSync
        Find-VaultSecret | Should -BeNullOrEmpty
        @(Find-VaultSecret -History).Count | Should -Be 1
        @(Find-VaultSecret -At 'main~1').Count | Should -Be 1
    }

    It 'reports a file that is not there' {
        Find-VaultSecret missing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'InvalidInput,MemoryVault.Commands.FindVaultSecretCommand'
    }
}

Describe 'Approve-VaultSecret' {
    It 'allows nothing with -WhatIf, and what is piped without' {
        Find-VaultSecret -History | Approve-VaultSecret -WhatIf | Should -BeNullOrEmpty
        @(Find-VaultSecret -History | Approve-VaultSecret -WhatIf -PassThru).Count | Should -Be 1
        (Find-VaultSecret -History).IsAllowed | Should -BeFalse
        Find-VaultSecret -History | Approve-VaultSecret -Note 'a test' | Should -BeNullOrEmpty
        (Find-VaultSecret -History).IsAllowed | Should -BeTrue
        (Approve-VaultSecret (Find-VaultSecret -History).Fingerprint -PassThru).Note | Should -Be 'a test'
    }

    It 'refuses what is no fingerprint, and does not show it' {
        Approve-VaultSecret $script:Token -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'InvalidInput,MemoryVault.Commands.ApproveVaultSecretCommand'
        $failure[0] | Format-List * -Force | Out-String | Should -Not -BeLike "*: $script:Token*"
    }
}

Describe 'Set-VaultRemote -SecretPolicy' {
    It 'changes nothing with -WhatIf, and puts the remote out with -PassThru' {
        Add-VaultRemote origin ./origin.git
        Set-VaultRemote origin -SecretPolicy Allow -WhatIf | Should -BeNullOrEmpty
        (Set-VaultRemote origin -SecretPolicy Allow -WhatIf -PassThru).SecretPolicy | Should -Be 'Allow'
        (Get-VaultRemote origin).SecretPolicy | Should -Be 'Block'
        Set-VaultRemote origin -SecretPolicy Allow | Should -BeNullOrEmpty
        (Get-VaultRemote origin).SecretPolicy | Should -Be 'Allow'
        (Set-VaultRemote origin -SecretPolicy Block -PassThru).SecretPolicy | Should -Be 'Block'
    }

    It 'takes a redacted copy for a policy, and refuses it of a remote that decides' {
        (Set-VaultRemote origin -SecretPolicy Redact -PassThru).SecretPolicy | Should -Be 'Redact'
        Set-VaultRemote origin -Coordinate -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'RedactedRemote,MemoryVault.Commands.SetVaultRemoteCommand'
        (Get-VaultRemote origin).Coordinate | Should -BeFalse
    }
}
