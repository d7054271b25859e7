BeforeAll {
    Import-Module "$PSScriptRoot/TestHome.psm1" -Force
    $script:TestHome = Enter-TestHome
    git config --global user.name Ada
    git config --global user.email ada@example.org
    Write-TestFile notes/a.md 'one'
    Write-TestFile notes/facts.json '{ "port": 1, "host": "x" }'
}

AfterAll {
    Exit-TestHome $script:TestHome
}

Describe 'Initialize-KnowledgeRepository' {
    It 'makes nothing with -WhatIf' {
        Initialize-KnowledgeRepository ./shared -WhatIf | Should -BeNullOrEmpty
        (Initialize-KnowledgeRepository ./shared -WhatIf -PassThru).Branch | Should -Be 'main'
        './shared' | Should -Not -Exist
    }

    It 'makes a repository once' {
        (Initialize-KnowledgeRepository ./shared).Created | Should -BeTrue
        (Initialize-KnowledgeRepository ./shared).Created | Should -BeFalse
    }
}

Describe 'Publish-Knowledge' {
    It 'makes the default vault where there is none, and not with -WhatIf' {
        Publish-Knowledge notes -Root ./notes -Repository ./shared -WhatIf | Should -BeNullOrEmpty
        './.memoryvault' | Should -Not -Exist
        Write-TestFile first/a.md
        (Publish-Knowledge first -Root ./first -Repository ./shared -WarningVariable warning -WarningAction SilentlyContinue).Added | Should -Be 1
        $warning[0].Message | Should -BeLike 'There was no vault yet*'
        $null = Remove-Knowledge first -Repository ./shared -Confirm:$false
        Remove-Knowledge first -Confirm:$false
    }

    It 'publishes nothing with -WhatIf, and lists what it would' {
        Publish-Knowledge notes -Root ./notes -Repository ./shared -WhatIf | Should -BeNullOrEmpty
        (Publish-Knowledge notes -Root ./notes -Repository ./shared -WhatIf -PassThru).Changes.Path | Should -Be 'a.md', 'facts.json'
        Get-WhatIf 'Publish-Knowledge notes -Root ./notes -Repository ./shared -WhatIf' | Should -Contain "What if: Add 'a.md' (4 B)."
        './shared/notes' | Should -Not -Exist
        Get-Knowledge | Should -BeNullOrEmpty
    }

    It 'publishes a folder and makes it a project' {
        $published = Publish-Knowledge notes -Root ./notes -Repository ./shared -Message 'The first notes'
        $published.Added | Should -Be 2
        Get-Content ./shared/notes/a.md | Should -Be 'one'
        git -C shared log -1 --format='%an: %s' | Should -Be 'Ada: The first notes'
        (Get-Knowledge notes).State | Should -Be 'Published'
    }

    It 'publishes nothing where nothing changed' {
        $before = git -C shared rev-parse HEAD
        (Publish-Knowledge notes).IsUpToDate | Should -BeTrue
        git -C shared rev-parse HEAD | Should -Be $before
    }

    It 'takes its project from the pipeline' {
        Write-TestFile notes/b.md 'two'
        (Get-Knowledge notes | Publish-Knowledge).Added | Should -Be 1
    }

    It 'names a project that is not there' {
        Publish-Knowledge nothing -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Repository*'
    }

    It 'says why a push failed, and tries it again the next time' {
        Write-TestFile notes/c.md 'three'
        Rename-Item shared away
        Publish-Knowledge notes -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.Count | Should -Be 1
        Rename-Item away shared
        (Publish-Knowledge notes).Added | Should -Be 1
    }
}

Describe 'Copy-Knowledge' {
    It 'copies nothing with -WhatIf' {
        Copy-Knowledge theirs ./theirs -Repository ./shared -Folder notes -WhatIf
        './theirs' | Should -Not -Exist
    }

    It 'takes a project here, under another name' {
        (Copy-Knowledge theirs ./theirs -Repository ./shared -Folder notes).Added | Should -Be 4
        Get-Content ./theirs/a.md | Should -Be 'one'
    }

    It 'is an error where the project is there already' {
        Copy-Knowledge theirs ./more -Repository ./shared -Folder notes -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.Count | Should -Be 1
        './more' | Should -Not -Exist
    }
}

Describe 'Receive-Knowledge' {
    It 'takes what another published, and keeps what was changed here' {
        Write-TestFile theirs/facts.json '{ "port": 2, "host": "x" }'
        $null = Publish-Knowledge theirs
        Write-TestFile notes/facts.json '{ "port": 1, "host": "y" }'
        (Receive-Knowledge notes -WhatIf -PassThru).Modified | Should -Be 1
        (Get-Content -Raw ./notes/facts.json | ConvertFrom-Json).port | Should -Be 1

        (Receive-Knowledge notes).Merged | Should -BeTrue
        $facts = Get-Content -Raw ./notes/facts.json | ConvertFrom-Json
        $facts.port | Should -Be 2
        $facts.host | Should -Be 'y'
        $null = Publish-Knowledge notes
    }

    It 'changes nothing where both changed the same, and lists it' {
        $null = Receive-Knowledge theirs
        Write-TestFile theirs/facts.json '{ "port": 3, "host": "y" }'
        $null = Publish-Knowledge theirs
        Write-TestFile notes/facts.json '{ "port": 4, "host": "y" }'
        Receive-Knowledge notes -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -Be 'KnowledgeConflict,MemoryVault.Commands.ReceiveKnowledgeCommand'
        $failure[0].TargetObject.Path | Should -Be 'facts.json'
        "$($failure[0].TargetObject.Pointer)" | Should -Be '/port'
        (Get-Content -Raw ./notes/facts.json | ConvertFrom-Json).port | Should -Be 4

        $null = Receive-Knowledge notes -Strategy Theirs
        (Get-Content -Raw ./notes/facts.json | ConvertFrom-Json).port | Should -Be 3
    }

    It 'takes a deletion' {
        $null = Publish-Knowledge notes
        $null = Receive-Knowledge theirs
        Remove-Item theirs/b.md
        (Publish-Knowledge theirs).Deleted | Should -Be 1
        (Receive-Knowledge notes).Deleted | Should -Be 1
        './notes/b.md' | Should -Not -Exist
    }
}

Describe 'Get-KnowledgeHistory' {
    It 'lists the versions, the newest first' {
        $versions = Get-KnowledgeHistory notes
        $versions.Count | Should -BeGreaterThan 5
        $versions[-1].Subject | Should -Be 'The first notes'
        $versions[-1].Author | Should -Be 'Ada <ada@example.org>'
        @(Get-KnowledgeHistory notes -First 2).Count | Should -Be 2
    }
}

Describe 'Restore-Knowledge' {
    It 'restores nothing with -WhatIf' {
        Get-KnowledgeHistory notes | Select-Object -Last 1 | Restore-Knowledge -WhatIf | Should -BeNullOrEmpty
        './notes/c.md' | Should -Exist
    }

    It 'gives exactly the version that was asked for' {
        $first = Get-KnowledgeHistory notes | Select-Object -Last 1
        ($first | Restore-Knowledge).Revision | Should -Be $first.Revision
        (Get-ChildItem ./notes -File).Name | Sort-Object | Should -Be 'a.md', 'facts.json'
        (Get-Content -Raw ./notes/facts.json | ConvertFrom-Json).port | Should -Be 1
    }

    It 'publishes it as a new version' {
        (Publish-Knowledge notes).Deleted | Should -BeGreaterThan 0
        './shared/notes/c.md' | Should -Not -Exist
    }

    It 'names a version that is not there' {
        Restore-Knowledge notes deadbeef -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe 'Merge-Knowledge' {
    BeforeAll {
        foreach ($agent in 'agent-a', 'agent-b') {
            Write-TestFile $agent/facts.json "{ `"$agent`": true }"
            $null = Publish-Knowledge $agent -Root ./$agent -Repository ./shared -Branch $agent -Folder team
        }
    }

    It 'merges nothing with -WhatIf' {
        Merge-Knowledge ./shared agent-a -WhatIf | Should -BeNullOrEmpty
        (Merge-Knowledge ./shared agent-a -WhatIf -PassThru).Changes.Path | Should -Be 'team/facts.json'
        './shared/team' | Should -Not -Exist
    }

    It 'merges branches by value' {
        (Merge-Knowledge ./shared agent-a, agent-b).Merged | Should -Be 'agent-a', 'agent-b'
        $facts = Get-Content -Raw ./shared/team/facts.json | ConvertFrom-Json
        $facts.'agent-a' -and $facts.'agent-b' | Should -BeTrue
    }
}

Describe 'An encrypted place' -Skip:(-not (Get-Command age, age-keygen -ErrorAction Ignore)) {
    It 'holds what only its readers can read' {
        age-keygen -o key.txt 2>$null
        $reader = "age:$(age-keygen -y key.txt)"
        $null = Initialize-BareRepository sealed.git
        Write-TestFile secretive/a.md 'known to few'
        (Publish-Knowledge secretive -Root ./secretive -Repository ./sealed.git -Encrypt $reader -Identity ./key.txt).Added | Should -Be 1
        git -C sealed.git ls-tree --name-only main | Should -Be '000001.bundle.age', '000001.manifest.age', 'README.md'
        (Copy-Knowledge opened ./opened -Repository ./sealed.git -Folder secretive -Identity ./key.txt).Added | Should -Be 1
        Get-Content ./opened/a.md | Should -Be 'known to few'
        Remove-Knowledge opened -Confirm:$false
        Remove-Knowledge secretive -Confirm:$false
    }
}

Describe 'A gist' -Skip:(-not (Get-ChildItem -Path (Join-Path $PSScriptRoot '../MemoryVault.GitHub/bin/*/net10.0/MemoryVault.GitHub.dll') -ErrorAction Ignore)) {
    BeforeAll {
        $script:GitHub = Enter-GitHub
    }

    AfterAll {
        Exit-GitHub $script:GitHub
    }

    It 'is made by a publication, secret, and listed' {
        $published = Publish-Knowledge notes -Gist -Description 'Notes of the team'
        $published.Added | Should -Be 2
        $listed = Get-Knowledge notes -Remote | Where-Object Kind -EQ Gist
        $listed.Description | Should -Be 'Notes of the team'
        $listed.IsPublic | Should -BeFalse
    }

    It 'is copied to a new project, changed there, and received' {
        $id = (Get-Knowledge notes | Where-Object Kind -EQ Gist).GistId
        (Copy-Knowledge gisted ./gisted -GistId $id).Added | Should -Be 2
        Write-TestFile gisted/a.md 'changed in the gist'
        $null = Publish-Knowledge gisted
        (Receive-Knowledge notes -Gist).Modified | Should -Be 1
        Get-Content ./notes/a.md | Should -Be 'changed in the gist'
        (Get-KnowledgeHistory notes -Gist).Count | Should -BeGreaterOrEqual 2
    }

    It 'is deleted' {
        Remove-Knowledge gisted -Gist -WhatIf
        (Remove-Knowledge gisted -Gist -Confirm:$false -PassThru).Project | Should -Be 'gisted'
        Get-Knowledge -Remote | Where-Object { $_.Kind -eq 'Gist' -and $_.State -eq 'Elsewhere' } | Should -BeNullOrEmpty
    }
}

Describe 'Remove-Knowledge' {
    It 'removes nothing with -WhatIf' {
        Remove-Knowledge theirs -WhatIf
        (Remove-Knowledge theirs -WhatIf -PassThru).Project | Should -Be 'theirs'
        (Get-Knowledge theirs).Project | Should -Be 'theirs'
    }

    It 'forgets a project and leaves its folder' {
        Remove-Knowledge theirs -Confirm:$false
        Get-Knowledge theirs -ErrorAction Ignore | Should -BeNullOrEmpty
        './theirs/a.md' | Should -Exist
    }

    It 'deletes the files in a repository, and nothing else' {
        $removed = Remove-Knowledge notes -Repository ./shared -Confirm:$false -PassThru
        $removed.Deleted | Should -Be 2
        './shared/notes' | Should -Not -Exist
        './shared/team' | Should -Exist
        './notes/a.md' | Should -Exist
    }
}
