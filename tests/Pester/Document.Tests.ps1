# JSON to objects of PowerShell and back, by the two cmdlets that need no vault.
BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'A document' {
    It 'comes back as it was: <_>' -ForEach @(
        '{"id":9007199254740993}', '{"id":18446744073709551616,"n":-0.1}', '{"d":0.1234567890123456789012345}', '{"e":1e400,"f":123456789.123456789012345678901234567890}',
        '{"t":"2026-08-01T00:00:00Z","u":"\u00e9\ud83d\ude00"}', '[]', '[[]]', '[[[1]],[null]]', '{}', '{"a":{},"b":[{}]}', '{"n":null,"f":false,"t":true}'
    ) {
        $merged = (Merge-MemoryDocument $null $_ $_).Merged
        Compare-MemoryDocument $_ $merged | Should -BeNullOrEmpty
    }

    It 'has numbers of the type that holds them exactly' {
        $merged = (Merge-MemoryDocument $null '{"i":1,"l":9007199254740993,"b":18446744073709551616,"f":0.5,"d":0.1234567890123456789,"x":1e400}' '{}').Merged
        $merged.i | Should -BeOfType [long]
        $merged.l | Should -Be 9007199254740993
        $merged.b | Should -BeOfType [bigint]
        $merged.f | Should -BeOfType [double]
        $merged.d | Should -BeOfType [decimal]
        "$($merged.x)" | Should -Be '1e400'
    }

    It 'has members in their order, and texts that stay texts' {
        $merged = (Merge-MemoryDocument $null '{"z":"2026-08-01T00:00:00Z","a":1}' '{"z":"2026-08-01T00:00:00Z","a":1}').Merged
        $merged.PSObject.Properties.Name | Should -Be 'z', 'a'
        $merged.z | Should -BeOfType [string]
    }

    It 'whose members differ in case only needs -AsHashtable' {
        $text = '{"a":1,"A":2,"":3}'
        Merge-MemoryDocument $null $text $text -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'MembersAlike,MemoryVault.Commands.MergeMemoryDocumentCommand'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-AsHashtable*'
        $merged = (Merge-MemoryDocument $null $text $text -AsHashtable).Merged
        $merged['a'], $merged['A'], $merged[''] | Should -Be 1, 2, 3
        Compare-MemoryDocument $text $merged | Should -BeNullOrEmpty
    }

    It 'is taken as a path, as text, as a file and as an object' {
        Set-Content ./a.json '{"a":1}'
        Compare-MemoryDocument ./a.json '{"a":1}' | Should -BeNullOrEmpty
        Compare-MemoryDocument (Get-Item ./a.json) @{ a = 1 } | Should -BeNullOrEmpty
        Compare-MemoryDocument a.json ([pscustomobject]@{ a = 1.0 }) | Should -BeNullOrEmpty
        Get-Content -Raw ./a.json | Compare-MemoryDocument ./a.json | Should -BeNullOrEmpty
        Compare-MemoryDocument '{"a":[1,"b",{"c":null}]}' @{ a = 1, 'b', @{ c = $null } } | Should -BeNullOrEmpty
    }

    It 'that is broken, missing or no JSON is an error that says where' {
        Set-Content ./broken.json "{`n`"a`": }"
        Compare-MemoryDocument ./broken.json '{}' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'JsonInvalid,MemoryVault.Commands.CompareMemoryDocumentCommand'
        $failure[0].Exception.Line | Should -Be 2
        Compare-MemoryDocument ./gone.json '{}' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'DocumentMissing,MemoryVault.Commands.CompareMemoryDocumentCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        Compare-MemoryDocument '{}' @{ a = @{ b = Get-Process -Id $PID } } -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'NotJson,MemoryVault.Commands.CompareMemoryDocumentCommand'
        $failure[0].TargetObject | Should -Be '/a/b'
    }

    It 'that holds itself is refused' {
        $ring = @{}
        $ring.ring = $ring
        Compare-MemoryDocument '{}' $ring -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'JsonTooDeep,*'
    }
}

Describe 'Compare-MemoryDocument' {
    It 'gives the operations that make one into the other, values as objects' {
        $operations = @(Compare-MemoryDocument '{"a":1,"b":{"c":1}}' '{"b":{"c":1,"d":{"e":[1,2]}},"f":null}')
        $operations.Kind | Should -Be 'Remove', 'Add', 'Add'
        "$($operations[1].Path)" | Should -Be '/b/d'
        $operations[1].Value.e | Should -Be 1, 2
    }
}

Describe 'Merge-MemoryDocument' {
    It 'merges what both changed in different places' {
        $result = Merge-MemoryDocument '{"a":1,"b":1}' '{"a":2,"b":1}' '{"a":1,"b":3}'
        $result.Merged.a, $result.Merged.b | Should -Be 2, 3
        $result.Json | Should -Be "{`n  `"a`": 2,`n  `"b`": 3`n}"
        $result.Conflicts | Should -BeNullOrEmpty
    }

    It 'tells the conflicts, and decides them by a strategy' {
        $result = Merge-MemoryDocument '{"a":1}' '{"a":{"x":2}}' '{"a":3}'
        "$($result.Conflicts[0].Path)" | Should -Be '/a'
        $result.Conflicts[0].Base, $result.Conflicts[0].Ours.x, $result.Conflicts[0].Theirs | Should -Be 1, 2, 3
        (Merge-MemoryDocument '{"a":1}' '{"a":2}' '{"a":3}' -Strategy Theirs).Merged.a | Should -Be 3
    }

    It 'follows rules' {
        $rule = @{ rules = @(@{ path = '/tags'; array = 'set' }) }
        $result = Merge-MemoryDocument '{"tags":["a"]}' '{"tags":["a","b"]}' '{"tags":["a","c"]}' -Rule $rule
        $result.Merged.tags | Sort-Object | Should -Be 'a', 'b', 'c'
    }
}
