# Where a cmdlet has its token for gists from, besides the environment: -Token and SecretManagement, by a stand-in of that module.
BeforeDiscovery {
    $script:Missing = -not (Get-ChildItem -Path (Join-Path $PSScriptRoot '../MemoryVault.GitHub/bin/*/net10.0/MemoryVault.GitHub.dll') -ErrorAction Ignore)
}

Describe 'The token' -Skip:$script:Missing {
    BeforeAll {
        Import-Module "$PSScriptRoot/TestHome.psm1" -Force
        $script:TestHome = Enter-TestHome
        $script:GitHub = Enter-GitHub
        $script:Secret = [Net.NetworkCredential]::new('', $env:GITHUB_TOKEN).SecurePassword
        $env:GITHUB_TOKEN = $null
        $script:Name = 'MemoryVault-' + ([Uri] $env:GITHUB_API_URL).Authority -replace '[^0-9A-Za-z-]', '-'
        $null = New-Vault
        Write-TestFile notes/a.md

        $script:ModulePath = $env:PSModulePath
        $script:Store = Join-Path $script:TestHome 'modules'

        function Install-SecretStandIn([string] $Body) {
            $folder = New-Item -ItemType Directory -Force (Join-Path $script:Store 'Microsoft.PowerShell.SecretManagement')
            Set-Content (Join-Path $folder 'Microsoft.PowerShell.SecretManagement.psm1') "function Get-Secret { [CmdletBinding()] param(`$Name) $Body }"
            $env:PSModulePath = $script:Store + [IO.Path]::PathSeparator + $script:ModulePath
            $global:StandInSecret = $script:Secret
        }
    }

    AfterEach {
        Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction Ignore
        Remove-Item $script:Store -Recurse -ErrorAction Ignore
        Remove-Variable StandInSecret, StandInAsked -Scope Global -ErrorAction Ignore
        $env:PSModulePath = $script:ModulePath
    }

    AfterAll {
        $env:PSModulePath = $script:ModulePath
        Exit-GitHub $script:GitHub
        Exit-TestHome $script:TestHome
    }

    It 'is missing where nothing has one, and the error names -Token' {
        Get-Knowledge -Remote -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'GitHubTokenMissing,MemoryVault.Commands.GetKnowledgeCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Token*'
    }

    It 'is what -Token gives, for that command alone' {
        (Publish-Knowledge notes -Root ./notes -Gist -Token $script:Secret).Added | Should -Be 1
        (Get-Knowledge notes -Remote -Token $script:Secret).IsPublic | Should -BeFalse
        { Get-Knowledge -Remote -ErrorAction Stop } | Should -Throw -ErrorId 'GitHubTokenMissing*'
    }

    It 'is refused where -Token gives something else' {
        $wrong = [Net.NetworkCredential]::new('', 'two words').SecurePassword
        { Get-Knowledge -Remote -Token $wrong -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidInput*'
    }

    It 'is the secret of SecretManagement, which is asked by name' {
        Install-SecretStandIn '$global:StandInAsked += @($Name); if ($Name -like ''MemoryVault-*'') { $global:StandInSecret }'
        (Get-Knowledge notes -Remote).Project | Should -Be 'notes'
        $global:StandInAsked | Should -Be $script:Name
    }

    It 'may be a credential there, as some stores keep it' {
        Install-SecretStandIn '[pscredential]::new(''x'', $global:StandInSecret)'
        (Get-Knowledge notes -Remote).Project | Should -Be 'notes'
    }

    It 'is missing where the store of secrets fails or stays shut: <_>' -ForEach 'throw ''locked''', 'Write-Error ''locked''', '' {
        Install-SecretStandIn $_
        { Get-Knowledge -Remote -ErrorAction Stop } | Should -Throw -ErrorId 'GitHubTokenMissing*'
    }

    It 'is not asked for where none is needed' {
        Install-SecretStandIn '$global:StandInAsked += @($Name)'
        $null = Get-Knowledge
        $null = Invoke-VaultSync
        Get-Variable StandInAsked -Scope Global -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}
