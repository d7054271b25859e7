using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge;

public sealed class KnowledgeVersionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KnowledgeScene _scene;
    private readonly string _shared;

    public KnowledgeVersionTests()
    {
        _scene = new KnowledgeScene("one", _folder);
        _shared = _scene.MakeShared();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_history_lists_who_changed_what_newest_first()
    {
        await BeginAsync();

        var versions = await _scene.HistoryAsync();

        Assert.Equal(["third 1 0 1", "second 0 1 0", "first 2 0 0"], versions.Select(version => $"{version.Subject} {version.Added} {version.Modified} {version.Deleted}"));
        Assert.All(versions, version => Assert.Equal("one <one@example.org>", version.Author));
    }

    [Fact]
    public async Task The_version_asked_for_comes_back_exactly_and_goes_to_others_only_by_a_publication()
    {
        await BeginAsync();
        var first = (await _scene.HistoryAsync())[^1];
        _scene.Write("unpublished.md", "not published\n");

        var receipt = await _scene.RestoreAsync(first.Revision[..7]);

        Assert.Equal(new SortedDictionary<string, string>(StringComparer.Ordinal) { ["a.md"] = "a1\n", ["b.md"] = "b\n" }, _scene.Files());
        Assert.Equal((first.Revision, 1, 1, 2), (receipt.Revision, receipt.Added, receipt.Modified, receipt.Deleted));
        Assert.Equal("not published\n", KnowledgeScene.Git("--git-dir", _scene.Repository, "show", "main~1:knowledge/brisa/unpublished.md"));
        Assert.Contains("Vault-Kind: restore", KnowledgeScene.Git("--git-dir", _scene.Repository, "log", "-1", "--format=%b", "main"), StringComparison.Ordinal);
        Assert.Contains("brisa/c.md", KnowledgeScene.PathsIn(_shared));

        await _scene.PublishAsync(_shared);
        Assert.Equal(["brisa/a.md", "brisa/b.md"], KnowledgeScene.PathsIn(_shared));
        Assert.True((await _scene.ReceiveAsync()).IsUpToDate);
    }

    [Fact]
    public async Task A_restore_of_some_paths_leaves_the_others()
    {
        await BeginAsync();
        var first = (await _scene.HistoryAsync())[^1];

        await _scene.RestoreAsync(first.Revision, "*.md", "c.md");
        Assert.Equal(["a.md", "b.md"], _scene.Files().Keys);

        await _scene.RestoreAsync((await _scene.HistoryAsync())[0].Revision, "c.md");
        Assert.Equal(["a.md", "b.md", "c.md"], _scene.Files().Keys);
        Assert.Equal(VaultErrorKind.NotFound, (await Assert.ThrowsAsync<KnowledgeUnusableException>(() => _scene.RestoreAsync(first.Revision, "nothing.md"))).Kind);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("HEAD")]
    [InlineData("00000000")]
    [InlineData("-x")]
    public async Task What_is_no_version_of_the_place_is_refused(string revision)
    {
        await BeginAsync();

        await Assert.ThrowsAsync<KnowledgeVersionMissingException>(() => _scene.RestoreAsync(revision));

        // A commit of this vault is none of the place.
        var own = KnowledgeScene.Git("--git-dir", _scene.Repository, "rev-parse", "main").Trim();
        await Assert.ThrowsAsync<KnowledgeVersionMissingException>(() => _scene.RestoreAsync(own));
    }

    [Fact]
    public async Task Deleted_in_a_place_it_is_gone_there_and_stays_in_its_history_and_here()
    {
        await BeginAsync();
        await using var vault = _scene.Open();

        var removal = await new RemoveKnowledge(vault).RunAsync(new RemoveKnowledgeOptions { Project = "brisa", Address = new() }, default);

        Assert.Equal((2, removal.Revision), (removal.Deleted!.Value, KnowledgeScene.Git("--git-dir", _shared, "rev-parse", "main").Trim()));
        Assert.Empty(KnowledgeScene.PathsIn(_shared));
        Assert.Equal(["brisa/a.md", "brisa/c.md"], KnowledgeScene.PathsIn(_shared, "main~1"));
        Assert.Equal(["a.md", "c.md"], _scene.Files().Keys);
        Assert.Empty(new KnowledgeRegistry(vault).Get("brisa").Places);
        Assert.Equal(2, (await _scene.PublishAsync(_shared)).Added);
    }

    private async Task BeginAsync()
    {
        _scene.Write("a.md", "a1\n");
        _scene.Write("b.md", "b\n");
        await _scene.PublishAsync(_shared, message: "first");
        _scene.Write("a.md", "a2\n");
        await _scene.PublishAsync(_shared, message: "second");
        File.Delete(_scene["b.md"]);
        _scene.Write("c.md", "c\n");
        await _scene.PublishAsync(_shared, message: "third");
    }
}
