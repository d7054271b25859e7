BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $null = New-Vault
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Add-VaultRemote' {
    It 'adds nothing with -WhatIf' {
        Add-VaultRemote origin https://example.org/v.git -WhatIf | Should -BeNullOrEmpty
        (Add-VaultRemote origin https://example.org/v.git -WhatIf -PassThru).Url | Should -Be 'https://example.org/v.git'
        Get-VaultRemote | Should -BeNullOrEmpty
    }

    It 'puts nothing out, or the remote with -PassThru' {
        Add-VaultRemote origin https://example.org/v.git | Should -BeNullOrEmpty
        $remote = Add-VaultRemote near ./near.git -PassThru
        $remote.Url | Should -Be (Join-Path $script:TestHome 'near.git')
        $remote.Vault | Should -Be (Get-VaultStatus -NoScan).Vault
    }

    It 'refuses a password in a URL, and does not show it' {
        $secret = 'hush' + '-hush'
        Add-VaultRemote leaky "https://me:$secret@example.org/v.git" -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failure[0] | Format-List * -Force | Out-String | Should -Not -BeLike "*$secret*"
    }

    It 'says with -WhatIf, too, that a name is taken' {
        Add-VaultRemote origin x -WhatIf -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'RemoteExists,MemoryVault.Commands.AddVaultRemoteCommand'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike "*'Remove-VaultRemote *"
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*memvault*'
    }

    It 'takes the remotes of another vault from the pipeline' {
        $other = (New-Vault ./other).Vault
        Get-VaultRemote | Select-Object Name, Url | Add-VaultRemote -Vault $other
        (Get-VaultRemote -Vault $other).Name | Should -Be 'origin', 'near'
    }
}

Describe 'Remove-VaultRemote' {
    It 'removes nothing with -WhatIf' {
        Remove-VaultRemote near -WhatIf | Should -BeNullOrEmpty
        (Remove-VaultRemote near -WhatIf -PassThru).Name | Should -Be 'near'
        (Get-VaultRemote near).Name | Should -Be 'near'
    }

    It 'removes by name, wildcard and object' {
        (Remove-VaultRemote near -PassThru).Name | Should -Be 'near'
        Get-VaultRemote -Vault ./other | Remove-VaultRemote
        Get-VaultRemote -Vault ./other | Should -BeNullOrEmpty
        (Get-VaultRemote o*).Name | Should -Be 'origin'
    }

    It 'reports a name that is not there' {
        Remove-VaultRemote nix -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'RemoteMissing,MemoryVault.Commands.RemoveVaultRemoteCommand'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*origin*'
    }
}

Describe 'Set-VaultRemote' {
    It 'changes nothing with -WhatIf' {
        Set-VaultRemote origin -Coordinate -WhatIf | Should -BeNullOrEmpty
        (Set-VaultRemote origin -Coordinate -WhatIf -PassThru).Coordinate | Should -BeTrue
        (Get-VaultRemote origin).Coordinate | Should -BeFalse
    }

    It 'puts nothing out, or the remote with -PassThru' {
        Get-VaultRemote origin | Set-VaultRemote -Coordinate | Should -BeNullOrEmpty
        (Get-VaultRemote origin).Coordinate | Should -BeTrue
        (Set-VaultRemote origin -Coordinate:$false -PassThru).Coordinate | Should -BeFalse
        (Get-VaultRemote origin).Coordinate | Should -BeFalse
    }

    It 'reports a name that is not there' {
        Set-VaultRemote nix -Coordinate -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'RemoteMissing,MemoryVault.Commands.SetVaultRemoteCommand'
    }
}
