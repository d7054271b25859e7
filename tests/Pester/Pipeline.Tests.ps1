# What a Get-* gives goes into the cmdlets of its noun by the names of its properties.
BeforeDiscovery {
    Import-Module $env:MEMORYVAULT_TEST_MODULE
    $script:Pairs = foreach ($get in Get-Command -Module MemoryVault -Verb Get) {
        # Search-SessionTranscript takes a text, and Merge-Knowledge branches of a repository, not a project.
        foreach ($taker in Get-Command -Module MemoryVault -Noun $get.Noun | Where-Object { $_.Verb -notin 'Get', 'Search' -and $_.Name -ne 'Merge-Knowledge' }) {
            @{ Get = $get.Name; Type = $get.OutputType.Type; Taker = $taker.Name }
        }
    }
}

BeforeAll {
    Import-Module $env:MEMORYVAULT_TEST_MODULE
}

Describe 'What <Get> gives' -ForEach $script:Pairs {
    It 'goes into <Taker> by the names of its properties, with the vault that it is of' {
        # Aliases that the module adds to a type count, and the vault, which the cmdlets add to each object.
        $names = @($Type.GetProperties().Name) + @((Get-TypeData -TypeName $Type.FullName).Members.Keys) + 'Vault'
        $parameters = (Get-Command $Taker).Parameters
        $byName = $parameters.Values | Where-Object { $_.Attributes.Where{ $_ -is [Parameter] }.ValueFromPipelineByPropertyName -contains $true }
        $bound = @($byName | Where-Object { @(@($_.Name) + $_.Aliases | Where-Object { $_ -in $names }).Count }).Name
        $whole = $parameters.Values | Where-Object { $_.Attributes.Where{ $_ -is [Parameter] }.ValueFromPipeline -contains $true -and ($_.ParameterType.GetElementType() ?? $_.ParameterType).IsAssignableFrom($Type) }
        if ($parameters.ContainsKey('Vault')) { $bound | Should -Contain 'Vault' }
        @($bound -ne 'Vault').Count + @($whole).Count | Should -BeGreaterThan 0 -Because "$Taker takes $($byName.Name), and $Get gives $names"
    }
}
