using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;

namespace MemoryVault.Tests.Knowledge;

public sealed class KnowledgeBranchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KnowledgeScene _one;
    private readonly KnowledgeScene _two;
    private readonly string _shared;

    public KnowledgeBranchTests()
    {
        _one = new KnowledgeScene("one", _folder);
        _two = new KnowledgeScene("two", _folder);
        _shared = _one.MakeShared();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Agents_on_branches_come_together_in_main()
    {
        await BeginAsync();
        _one.Write("facts.json", "{\"base\":1,\"one\":1}");
        await PublishAsync(_one, "agent-a");
        _two.Write("facts.json", "{\"base\":1,\"two\":2}");
        File.Delete(_two["old.md"]);
        await PublishAsync(_two, "agent-b");
        Assert.Contains("brisa/old.md", KnowledgeScene.PathsIn(_shared, "agent-a"));
        Assert.DoesNotContain("brisa/old.md", KnowledgeScene.PathsIn(_shared, "agent-b"));

        var result = await MergeAsync(new MergeKnowledgeOptions { Repository = _shared, Branches = ["agent-a", "agent-b"] });

        Assert.Equal(("main", 2, 0), (result.Into, result.Merged.Count, result.Contained.Count));
        Assert.Equal(["brisa/facts.json"], KnowledgeScene.PathsIn(_shared));
        Assert.Equal(result.Revision, KnowledgeScene.Git("--git-dir", _shared, "rev-parse", "main").Trim());
        Assert.Empty(KnowledgeScene.Git("--git-dir", _one.Repository, "for-each-ref", "refs/memoryvault/knowledge-merge"));
        Assert.Equal(["agent-a", "agent-b"], (await MergeAsync(new MergeKnowledgeOptions { Repository = _shared, Branches = ["agent-a", "agent-b"] })).Contained);
        await _one.ReceiveAsync(new ReceiveKnowledgeOptions { Project = "brisa", Address = new() { Place = "shared" } });
        Assert.Equal("{\"base\":1,\"one\":1,\"two\":2}", _one.Read("facts.json"));
        Assert.False(_one.Has("old.md"));
    }

    [Fact]
    public async Task Branches_that_conflict_change_nothing_and_a_strategy_decides()
    {
        await BeginAsync();
        _one.Write("facts.json", "{\"base\":2}");
        await PublishAsync(_one, "agent-a");
        _two.Write("facts.json", "{\"base\":3}");
        await PublishAsync(_two, "agent-b");
        var before = KnowledgeScene.Git("--git-dir", _shared, "rev-parse", "main");

        var error = await Assert.ThrowsAsync<KnowledgeConflictException>(() => MergeAsync(new MergeKnowledgeOptions { Repository = _shared, Branches = ["agent-a", "agent-b"] }));

        Assert.Equal(("brisa/facts.json", "/base"), (error.Conflicts[0].Path, error.Conflicts[0].Pointer!.ToString()));
        Assert.Equal(before, KnowledgeScene.Git("--git-dir", _shared, "rev-parse", "main"));
        Assert.True((await MergeAsync(new MergeKnowledgeOptions { Repository = _shared, Branches = ["agent-a"], DryRun = true })).DryRun);
        Assert.Equal(before, KnowledgeScene.Git("--git-dir", _shared, "rev-parse", "main"));
        await MergeAsync(new MergeKnowledgeOptions { Repository = _shared, Branches = ["agent-a", "agent-b"], Strategy = MergeStrategy.Theirs });
        Assert.Equal("{\"base\":3}", KnowledgeScene.Git("--git-dir", _shared, "show", "main:brisa/facts.json"));
    }

    [Fact]
    public async Task A_branch_that_is_not_there_is_an_error()
    {
        await BeginAsync();

        var error = await Assert.ThrowsAsync<KnowledgeUnusableException>(() => MergeAsync(new MergeKnowledgeOptions { Repository = _shared, Branches = ["nobody"] }));

        Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<KnowledgeUnusableException>(
            () => _one.ReceiveAsync(new ReceiveKnowledgeOptions { Project = "brisa", Address = new() { Branch = "nobody" } }));
    }

    [Fact]
    public async Task Branches_of_encrypted_files_are_not_merged()
    {
        await BeginAsync();
        await using var vault = _one.Open();
        var registry = new KnowledgeRegistry(vault);
        await registry.SetPlaceAsync(registry.Get("brisa"), new KnowledgePlace { Name = "opaque", Url = _folder["opaque.git"], Identity = _folder["key.txt"] }, default);

        var error = await Assert.ThrowsAsync<MemoryVault.Vaults.InvalidInputException>(() => MergeAsync(new MergeKnowledgeOptions { Repository = _folder["opaque.git"], Branches = ["agent-a"] }));

        Assert.Contains("encrypted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clone_in_a_folder_is_pushed_on_to_its_own_remote_also_what_an_earlier_push_left()
    {
        await BeginAsync();
        var clone = Clone("clone");
        _one.Write("new.md", "new\n");
        var options = new PublishKnowledgeOptions { Project = "brisa", Address = new() { Repository = clone }, Push = true };
        Directory.Move(_shared, _shared + ".away");
        await Assert.ThrowsAsync<KnowledgePlaceFailedException>(() => _one.PublishAsync(options));
        Directory.Move(_shared + ".away", _shared);

        var result = await _one.PublishAsync(options);

        Assert.Equal((true, "origin"), (result.IsUpToDate, result.PushedTo));
        Assert.Contains("brisa/new.md", KnowledgeScene.PathsIn(_shared));
        Assert.Equal("new\n", File.ReadAllText(Path.Combine(clone, "brisa", "new.md")));
    }

    [Fact]
    public async Task A_clone_whose_remote_went_on_is_merged_before_it_is_pushed_and_fetched_before_it_is_received()
    {
        await BeginAsync();
        var clone = Clone("clone");
        await _one.PublishAsync(new PublishKnowledgeOptions { Project = "brisa", Address = new() { Repository = clone } });
        _two.Write("two.md", "two\n");
        await _two.PublishAsync(_shared);
        _one.Write("one.md", "one\n");

        await _one.PublishAsync(new PublishKnowledgeOptions { Project = "brisa", Address = new() { Repository = clone }, Push = true });
        Assert.Contains("brisa/one.md", KnowledgeScene.PathsIn(_shared));
        Assert.Contains("brisa/two.md", KnowledgeScene.PathsIn(_shared));

        _two.Write("three.md", "three\n");
        await _two.PublishAsync(_shared);
        await _one.ReceiveAsync(new ReceiveKnowledgeOptions { Project = "brisa", Address = new() { Repository = clone }, Fetch = true });
        Assert.Equal(["facts.json", "old.md", "one.md", "three.md", "two.md"], _one.Files().Keys);
        Assert.True(File.Exists(Path.Combine(clone, "brisa", "three.md")));
    }

    [Fact]
    public async Task A_repository_that_is_made_has_a_first_commit_and_is_left_alone_the_second_time()
    {
        var first = await new InitializeKnowledgeRepository(_one.Services).RunAsync(new() { Path = _folder["team"], Branch = "trunk" }, default);
        var second = await new InitializeKnowledgeRepository(_one.Services).RunAsync(new() { Path = _folder["team"] }, default);
        var bare = await new InitializeKnowledgeRepository(_one.Services).RunAsync(new() { Path = _folder["bare.git"], Bare = true }, default);

        Assert.Equal((true, "trunk"), (first.Created, first.Branch));
        Assert.Equal((false, "trunk", first.Revision), (second.Created, second.Branch, second.Revision));
        Assert.Equal("one", KnowledgeScene.Git("-C", first.Path, "log", "-1", "--format=%an").Trim());
        Assert.Empty(KnowledgeScene.Git("-C", first.Path, "status", "--porcelain"));
        Assert.Equal([".gitignore", "README.md"], KnowledgeScene.PathsIn(bare.Path));
        _one.Write("a.md", "a");
        Assert.Equal("trunk", (await _one.PublishAsync(first.Path)).Branch);
        Assert.Equal("main", (await _one.PublishAsync(bare.Path)).Branch);
    }

    private async Task BeginAsync()
    {
        _one.Write("facts.json", "{\"base\":1}");
        _one.Write("old.md", "old\n");
        await _one.PublishAsync(_shared);
        await _two.CopyAsync(_shared);
    }

    private string Clone(string name)
    {
        KnowledgeScene.Git("clone", "-q", _shared, _folder[name]);
        return _folder[name];
    }

    private static Task<KnowledgePublication> PublishAsync(KnowledgeScene scene, string branch) =>
        scene.PublishAsync(new PublishKnowledgeOptions { Project = "brisa", Address = new() { Branch = branch } });

    private async Task<KnowledgeMergeResult> MergeAsync(MergeKnowledgeOptions options)
    {
        await using var vault = _one.Open();
        return await new MergeKnowledge(vault).RunAsync(options, default);
    }
}
