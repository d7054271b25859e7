using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge;

public sealed class PublishKnowledgeTests : IDisposable
{
    private readonly KnowledgeScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task The_first_publication_makes_the_folder_a_project_and_is_one_commit_with_the_authors_words()
    {
        var shared = _scene.MakeShared();
        _scene.Write("decisions.md", "# Decisions\n");
        _scene.Write("deep/er/graph.json", "{}");

        var result = await _scene.PublishAsync(shared, message: "Share what we decided");

        Assert.Equal((2, 0, 0, false, false), (result.Added, result.Modified, result.Deleted, result.Merged, result.IsUpToDate));
        Assert.Equal(["brisa/decisions.md", "brisa/deep/er/graph.json"], KnowledgeScene.PathsIn(shared));
        Assert.Equal("Share what we decided|one|one@example.org", KnowledgeScene.Git("--git-dir", shared, "log", "-1", "--format=%s|%an|%ae", "main").Trim());
        Assert.Equal(result.Revision, KnowledgeScene.Git("--git-dir", shared, "rev-parse", "main").Trim());
        Assert.Equal("# Decisions\n", _scene.Show("decisions.md"));
    }

    [Fact]
    public async Task Only_what_changed_is_published_and_what_was_removed_here_goes_there_too()
    {
        var shared = _scene.MakeShared();
        _scene.Write("a.md", "a");
        _scene.Write("b.md", "b");
        await _scene.PublishAsync(shared);
        _scene.Write("a.md", "a2");
        _scene.Write("c.md", "c");
        File.Delete(_scene["b.md"]);

        var result = await _scene.PublishAsync(shared);

        Assert.Equal(["Modified a.md", "Deleted b.md", "Added c.md"], result.Changes.Select(change => $"{change.Change} {change.Path}"));
        Assert.Equal(["brisa/a.md", "brisa/c.md"], KnowledgeScene.PathsIn(shared));
        Assert.Equal("Publish brisa: 1 added, 1 modified, 1 deleted", KnowledgeScene.Subjects(shared)[0]);
    }

    [Fact]
    public async Task With_nothing_new_there_is_no_commit_here_and_none_there()
    {
        var shared = _scene.MakeShared();
        _scene.Write("a.md", "a");
        var first = await _scene.PublishAsync(shared);
        var head = KnowledgeScene.Git("--git-dir", _scene.Repository, "rev-parse", "main");

        var second = await _scene.PublishAsync(shared);

        Assert.True(second.IsUpToDate);
        Assert.Equal(first.Revision, second.Revision);
        Assert.Empty(second.Changes);
        Assert.Equal(head, KnowledgeScene.Git("--git-dir", _scene.Repository, "rev-parse", "main"));
        Assert.Single(KnowledgeScene.Subjects(shared));
    }

    [Fact]
    public async Task A_publication_that_was_killed_after_its_push_is_known_by_the_next_so_that_a_later_deletion_counts()
    {
        var shared = _scene.MakeShared();
        _scene.Write("a.md", "a");
        await _scene.PublishAsync(shared);
        var view = KnowledgeScene.Git("--git-dir", _scene.Repository, "rev-parse", "refs/memoryvault/knowledge/brisa/shared").Trim();
        _scene.Write("b.md", "b");
        await _scene.PublishAsync(shared);
        KnowledgeScene.Git("--git-dir", _scene.Repository, "update-ref", "refs/memoryvault/knowledge/brisa/shared", view);

        Assert.True((await _scene.PublishAsync(shared)).IsUpToDate);
        File.Delete(_scene["b.md"]);
        await _scene.PublishAsync(shared);

        Assert.Equal(["brisa/a.md"], KnowledgeScene.PathsIn(shared));
    }

    [Fact]
    public async Task The_rest_of_the_repository_is_left_as_it_is()
    {
        var repository = await new InitializeKnowledgeRepository(_scene.Services).RunAsync(new() { Path = _scene.Folder["team"] }, default);
        _scene.Write("a.md", "a");
        await _scene.PublishAsync(repository.Path);
        KnowledgeScene.Git("-C", repository.Path, "checkout", "-q", "-b", "other");
        KnowledgeScene.Git("-C", repository.Path, "checkout", "-q", "main");

        _scene.Write("b.md", "b");
        await _scene.PublishAsync(repository.Path);

        Assert.Equal([".gitignore", "README.md", "brisa/a.md", "brisa/b.md"], KnowledgeScene.PathsIn(Path.Combine(repository.Path, ".git")));
        Assert.Equal("b", File.ReadAllText(Path.Combine(repository.Path, "brisa", "b.md")));
        Assert.Empty(KnowledgeScene.Git("-C", repository.Path, "status", "--porcelain"));
    }

    [Fact]
    public async Task A_work_tree_with_changes_that_are_not_committed_is_never_overwritten()
    {
        var repository = await new InitializeKnowledgeRepository(_scene.Services).RunAsync(new() { Path = _scene.Folder["team"] }, default);
        File.WriteAllText(Path.Combine(repository.Path, "README.md"), "mine, not committed");
        _scene.Write("a.md", "a");

        var error = await Assert.ThrowsAsync<KnowledgeFolderDirtyException>(() => _scene.PublishAsync(repository.Path));

        Assert.Equal(VaultErrorKind.NotPushed, error.Kind);
        Assert.Equal(["README.md"], error.Unsaved);
        Assert.Equal("mine, not committed", File.ReadAllText(Path.Combine(repository.Path, "README.md")));
        KnowledgeScene.Git("-C", repository.Path, "checkout", "-q", "README.md");
        Assert.Equal(1, (await _scene.PublishAsync(repository.Path)).Added);
    }

    [Fact]
    public async Task A_push_that_failed_is_an_error_with_its_reason_and_is_made_up_for_by_the_next()
    {
        var shared = _scene.MakeShared();
        _scene.Write("a.md", "a");
        await _scene.PublishAsync(shared);
        Directory.Move(shared, shared + ".away");
        _scene.Write("b.md", "b");

        var error = await Assert.ThrowsAsync<KnowledgePlaceFailedException>(() => _scene.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" }));

        Assert.Equal((VaultErrorKind.NotPushed, RemoteFailure.NotFound), (error.Kind, error.Failure));
        Assert.Equal("b", _scene.Show("b.md"));
        Assert.Equal(KnowledgeState.Changed, Assert.Single(await _scene.ListAsync()).State);
        Directory.Move(shared + ".away", shared);
        var second = await _scene.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" });
        Assert.Equal((1, false), (second.Added, second.IsUpToDate));
        Assert.Equal(KnowledgeState.Published, Assert.Single(await _scene.ListAsync()).State);
        _scene.Write("unseen.md", "by no sync");
        Assert.Equal(KnowledgeState.Changed, Assert.Single(await _scene.ListAsync()).State);
    }

    [Fact]
    public async Task A_push_that_a_hook_refuses_is_an_error_with_the_hooks_words()
    {
        var shared = _scene.MakeShared();
        ShellProgram.Write(Path.Combine(shared, "hooks", "pre-receive"), "echo 'no knowledge on Sundays' >&2; exit 1");
        _scene.Write("a.md", "a");

        var error = await Assert.ThrowsAsync<KnowledgePlaceFailedException>(() => _scene.PublishAsync(shared));

        Assert.Equal((VaultErrorKind.NotPushed, RemoteFailure.Refused), (error.Kind, error.Failure));
        Assert.Contains("no knowledge on Sundays", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", _scene.Show("a.md"));
        File.Delete(Path.Combine(shared, "hooks", "pre-receive"));
        Assert.Equal(1, (await _scene.PublishAsync(shared)).Added);
    }

    [Fact]
    public async Task A_folder_that_is_no_repository_is_an_error_that_names_how_to_make_one()
    {
        _scene.Write("a.md", "a");
        var plain = Directory.CreateDirectory(_scene.Folder["plain"]).FullName;

        var error = await Assert.ThrowsAsync<KnowledgePlaceFailedException>(() => _scene.PublishAsync(plain));

        Assert.Contains("knowledge init-repo", error.Remedy, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(plain));
    }

    [Fact]
    public async Task Every_category_of_engram_is_taken_from_its_own_folder()
    {
        var shared = _scene.MakeShared();
        string[] categories = ["decisions", "solutions", "patterns", "bugs", "insights", "questions", "procedures", "preferences", "context"];
        foreach (var category in categories)
        {
            _scene.Folder.Write($"one/memory/knowledge/garden/{category}.md", $"# {category}");
        }

        _scene.Folder.Write("one/memory/knowledge/garden/embeddings.json", "[1]");
        await using var vault = _scene.Open();
        await new PublishKnowledge(vault).RunAsync(new PublishKnowledgeOptions { Project = "garden", Address = new() { Repository = shared } }, default);

        Assert.Equal(categories.Order(StringComparer.Ordinal).Select(category => $"garden/{category}.md"), KnowledgeScene.PathsIn(shared));
        Assert.Equal(KnowledgeLayout.Engram, new KnowledgeRegistry(vault).Get("garden").Layout);
    }

    [Fact]
    public async Task A_project_that_is_not_known_and_has_no_folder_is_an_error_and_leaves_nothing_behind()
    {
        await using var vault = _scene.Open();

        await Assert.ThrowsAsync<KnowledgeMissingException>(
            () => new PublishKnowledge(vault).RunAsync(new PublishKnowledgeOptions { Project = "nothing", Address = new() { Repository = _scene.MakeShared() } }, default));
        await Assert.ThrowsAsync<KnowledgePlaceMissingException>(
            () => new PublishKnowledge(vault).RunAsync(new PublishKnowledgeOptions { Project = "brisa", Path = _scene.Root }, default));

        Assert.Empty(vault.Configuration.Knowledge);
        Assert.Empty(vault.Configuration.Sources);
    }

    [Fact]
    public async Task A_plan_shows_what_would_be_published_and_writes_nothing()
    {
        var shared = _scene.MakeShared();
        _scene.Write("a.md", "a");

        var plan = await _scene.PublishAsync(new PublishKnowledgeOptions { Project = "brisa", Path = _scene.Root, Address = new() { Repository = shared }, DryRun = true });

        Assert.True(plan.DryRun);
        Assert.Equal((ChangeKind.Added, "a.md"), (plan.Changes[0].Change, plan.Changes[0].Path));
        Assert.Empty(KnowledgeScene.Git("--git-dir", shared, "for-each-ref"));
        Assert.Empty(KnowledgeScene.Git("--git-dir", _scene.Repository, "for-each-ref"));
        await using var vault = _scene.Open();
        Assert.Empty(vault.Configuration.Knowledge);
    }

    [Fact]
    public async Task A_secret_is_not_published_and_the_error_does_not_show_it()
    {
        var shared = _scene.MakeShared();
        var secret = "AKIA" + "QYLPMN5HHHFPZAM2";
        _scene.Write("a.md", $"key: {secret}");

        var error = await Assert.ThrowsAsync<MemoryVault.Secrets.SecretsFoundException>(() => _scene.PublishAsync(shared));

        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(KnowledgeScene.Git("--git-dir", shared, "for-each-ref"));
        var allowed = await _scene.PublishAsync(new PublishKnowledgeOptions { Project = "brisa", Address = new() { Repository = shared }, SecretPolicy = MemoryVault.Secrets.SecretPolicy.Allow });
        Assert.Equal(1, allowed.Added);
    }

    [Fact]
    public async Task Long_jsonl_files_lie_whole_in_the_repository()
    {
        var shared = _scene.MakeShared();
        var lines = string.Concat(Enumerable.Range(0, 12_000).Select(i => $"{{\"id\":{i},\"text\":\"something to remember\"}}\n"));
        _scene.Write("log.jsonl", lines);
        await _scene.PublishAsync(shared);
        File.AppendAllText(_scene["log.jsonl"], "{\"id\":12000}\n");

        var result = await _scene.PublishAsync(shared);

        Assert.Equal(1, result.Modified);
        Assert.Equal(["brisa/log.jsonl"], KnowledgeScene.PathsIn(shared));
        Assert.Equal(lines + "{\"id\":12000}\n", KnowledgeScene.Git("--git-dir", shared, "show", "main:brisa/log.jsonl"));
        Assert.True((await _scene.PublishAsync(shared)).IsUpToDate);
    }
}
