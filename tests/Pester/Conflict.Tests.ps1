BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    $script:Vault = (New-Vault).Vault
    $script:Pwsh = (Get-Process -Id $PID).Path

    function Submit-TooLate([hashtable] $Change) {
        # A proposal whose lease is lost is kept as a conflict, which is given.
        $lease = Enter-MemoryLease sleeper
        $lease | Exit-MemoryLease -Force -Reason 'it slept'
        $lease | Submit-MemoryCheckin -MergePatch $Change -Source user -ErrorAction SilentlyContinue
        Get-MemoryConflict
    }
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Get-MemoryConflict' {
    It 'lists nothing where there is none, and a conflict by its id' {
        Get-MemoryConflict | Should -BeNullOrEmpty
        $conflict = Submit-TooLate @{ tasks = @{ a = 1 } }
        $conflict.Vault | Should -Be $script:Vault
        $reasons = (Get-VaultStatus).Reasons -join ' '
        $reasons | Should -BeLike "*'Resolve-MemoryConflict'*"
        $reasons | Should -Not -BeLike '*memvault*'
        (Get-MemoryConflict "$($conflict.Id.Substring(0, 4))*").Id | Should -Be $conflict.Id
        Get-MemoryConflict nix | Should -BeNullOrEmpty
        $conflict | Resolve-MemoryConflict -Choice Ours | Out-Null
    }
}

Describe 'Resolve-MemoryConflict' {
    It 'decides nothing with -WhatIf' {
        $conflict = Submit-TooLate @{ tasks = @{ b = 1 } }
        $conflict | Resolve-MemoryConflict -Choice Theirs -WhatIf | Should -BeNullOrEmpty
        $plan = $conflict | Resolve-MemoryConflict -Choice Theirs -WhatIf -PassThru
        $plan.Id, $plan.Choice, $plan.PatchSize, $plan.DryRun | Should -Be $conflict.Id, 'Theirs', 1, $true
        $plan.Revision | Should -BeNullOrEmpty
        $shown = & $script:Pwsh -NoProfile -Command "Import-Module '$env:MEMORYVAULT_TEST_MODULE'; Resolve-MemoryConflict $($conflict.Id) -Choice Theirs -WhatIf"
        $shown -join "`n" | Should -BeLike "*What if: Decide the conflict*What if: Add '/tasks*"
        (Get-MemoryConflict).Id | Should -Be $conflict.Id
    }

    It 'takes the other version, and puts out what it did' {
        $result = Get-MemoryConflict | Resolve-MemoryConflict -Choice Theirs -By lead
        $result.Choice | Should -Be 'Theirs'
        (Get-MemoryEntry tasks b).Value | Should -Be 1
        Get-MemoryConflict | Should -BeNullOrEmpty
        (Get-VaultHistory -First 1).Agent | Should -Be 'lead'
    }

    It 'takes a value that is given' {
        $conflict = Submit-TooLate @{ tasks = @{ c = 1 } }
        $null = $conflict | Resolve-MemoryConflict -Value @{ tasks = @{ c = 9007199254740993 } } -PassThru
        (Get-MemoryEntry tasks c).Value | Should -Be 9007199254740993
    }

    It 'reports a conflict that is not there' {
        Resolve-MemoryConflict nix -Choice Ours -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'ConflictMissing,MemoryVault.Commands.ResolveMemoryConflictCommand'
        $failure[0].ErrorDetails.RecommendedAction | Should -Be "List the conflicts with 'Get-MemoryConflict'."
    }
}
