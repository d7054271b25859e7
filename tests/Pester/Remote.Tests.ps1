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

Describe 'An encrypted remote' -Skip:(-not (Get-Command age-keygen -ErrorAction Ignore)) {
    BeforeAll {
        age-keygen -o key.txt 2> $null
        $script:Recipient = 'age:' + (age-keygen -y key.txt)
        $script:Stranger = 'age:age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'
    }

    It 'is added with -Encrypt, and not with -WhatIf' {
        (Add-VaultRemote safe ./safe -Encrypt $Recipient -Identity key.txt -WhatIf -PassThru).IsEncrypted | Should -BeTrue
        Get-VaultRemote | Where-Object IsEncrypted | Should -BeNullOrEmpty
        $remote = Add-VaultRemote safe ./safe -Encrypt $Recipient, $Stranger -Identity key.txt -PassThru
        "$($remote.Recipients)" | Should -BeLike "*$Recipient*"
        $remote.Identity | Should -Be (Join-Path $script:TestHome 'key.txt')
    }

    It 'stays encrypted when it is piped to another vault' {
        $other = (New-Vault ./third).Vault
        Get-VaultRemote safe | Select-Object Name, Url, Recipients, Identity | Add-VaultRemote -Vault $other
        (Get-VaultRemote -Vault $other).IsEncrypted | Should -BeTrue
        Get-VaultRemote origin | Select-Object Name, Url, Recipients, Identity | Add-VaultRemote -Vault $other
        (Get-VaultRemote origin -Vault $other).IsEncrypted | Should -BeFalse
    }

    It 'is not added in the clear because a variable was empty' {
        $nobody = $null
        Add-VaultRemote open ./open -Encrypt $nobody -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        Add-VaultRemote open ./open -Encrypt @() -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        Get-VaultRemote | Where-Object Name -EQ 'open' | Should -BeNullOrEmpty
    }

    It 'says with -WhatIf what removing a recipient cannot undo' {
        Get-WhatIf "Set-VaultRemote safe -Encrypt '$Recipient' -WhatIf" | Out-String | Should -BeLike "*$Stranger can read for good*"
        (Get-VaultRemote safe).Recipients.Count | Should -Be 2
        (Set-VaultRemote safe -Encrypt $Recipient -PassThru).Recipients.Count | Should -Be 1
    }

    It 'cannot coordinate' {
        Set-VaultRemote safe -Coordinate -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'EncryptedRemoteCoordinates,MemoryVault.Commands.SetVaultRemoteCommand'
    }

    It 'gives everything back' {
        Write-TestFile notes/a.md
        Get-VaultRemote | Where-Object Name -NE 'safe' | Remove-VaultRemote
        $null = Invoke-VaultSync ./notes
        $status = (Get-VaultStatus).Remotes
        $status.IsEncrypted | Should -BeTrue
        Remove-Item -LiteralPath notes/a.md
        $made = New-Vault ./back -From ./safe -Identity key.txt -Expect $status.Fingerprint
        $made.Fingerprint | Should -Be $status.Fingerprint
        'notes/a.md' | Should -Exist
    }

    It 'is not taken from if it has another fingerprint' {
        New-Vault ./never -From ./safe -Identity key.txt -Expect '0000-0000-0000-0000-0000' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'EnvelopeInvalid,MemoryVault.Commands.NewVaultCommand'
        './never' | Should -Not -Exist
    }
}
