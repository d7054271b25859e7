using MemoryVault.Knowledge;
using MemoryVault.Secrets;

namespace MemoryVault.Tests.Knowledge;

/// <summary>A place that gets marks where there are secrets.</summary>
public sealed class RedactedKnowledgeTests : IDisposable
{
    private static readonly string Secret = "AKIA" + "QYLPMN5HHHFPZAM2";
    private static readonly string Other = "AKIA" + "QYLPMN5HHHFPZBN3";

    private readonly TemporaryFolder _folder = new();
    private readonly KnowledgeScene _one;
    private readonly KnowledgeScene _two;
    private readonly string _shared;

    public RedactedKnowledgeTests()
    {
        _one = new KnowledgeScene("one", _folder);
        _two = new KnowledgeScene("two", _folder);
        _shared = _one.MakeShared();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_place_gets_a_mark_and_nothing_is_published_again_for_it()
    {
        await PublishAsync(_one, $"key: {Secret}\n", message: $"Keep {Secret}");

        Assert.Equal("key: [REDACTED:aws-access-key-id]\n", KnowledgeScene.Git("--git-dir", _shared, "show", "main:brisa/a.md"));
        Assert.DoesNotContain(Secret, KnowledgeScene.Git("--git-dir", _shared, "log", "-p", "--all"), StringComparison.Ordinal);
        Assert.Equal($"key: {Secret}\n", _one.Read("a.md"));
        Assert.True((await _one.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" })).IsUpToDate);
        Assert.Equal(KnowledgeState.Published, Assert.Single(await _one.ListAsync()).State);
        Assert.True((await _one.ReceiveAsync()).IsUpToDate);
    }

    [Fact]
    public async Task What_others_changed_around_a_secret_comes_back_with_the_secret_in_it()
    {
        await PublishAsync(_one, $"# Keys\n\nkey: {Secret}\n\nend\n");
        await _two.CopyAsync(_shared);
        _two.Write("a.md", _two.Read("a.md").Replace("# Keys", "# Our keys", StringComparison.Ordinal));
        await _two.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" });

        await _one.ReceiveAsync();

        Assert.Equal($"# Our keys\n\nkey: {Secret}\n\nend\n", _one.Read("a.md"));
        Assert.True((await _one.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" })).IsUpToDate);
    }

    [Fact]
    public async Task A_secret_of_others_stays_a_mark_and_its_file_is_named()
    {
        await PublishAsync(_one, "nothing secret\n");
        await _two.CopyAsync(_shared);
        _two.Write("b.md", $"{Other}\n");
        await _two.PublishAsync(new PublishKnowledgeOptions { Project = "brisa", SecretPolicy = SecretPolicy.Redact });

        var receipt = await _one.ReceiveAsync();

        Assert.Equal(["b.md"], receipt.Redacted);
        Assert.Empty(receipt.Errors);
        Assert.Equal("[REDACTED:aws-access-key-id]\n", _one.Read("b.md"));
        Assert.Equal($"{Other}\n", _two.Read("b.md"));
    }

    [Fact]
    public async Task A_restored_version_has_the_secrets_that_are_known_here()
    {
        await PublishAsync(_one, $"first\nkey: {Secret}\n");
        _one.Write("a.md", $"second\nkey: {Secret}\n");
        await _one.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" });
        var first = (await _one.HistoryAsync())[^1];

        await _one.RestoreAsync(first.Revision);

        Assert.Equal($"first\nkey: {Secret}\n", _one.Read("a.md"));
    }

    [Fact]
    public async Task A_conflict_does_not_show_the_secret()
    {
        await PublishAsync(_one, $"key: {Secret}\n");
        await _two.CopyAsync(_shared);
        _two.Write("a.md", "key: none\n");
        await _two.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" });
        _one.Write("a.md", $"other {Secret} {Other}\n");

        var error = await Assert.ThrowsAsync<KnowledgeConflictException>(() => _one.ReceiveAsync());

        Assert.DoesNotContain(error.Conflicts, conflict => $"{conflict.Base}{conflict.Ours}{conflict.Theirs}".Contains("AKIA", StringComparison.Ordinal));
        Assert.Contains(Secret, _one.Read("a.md"), StringComparison.Ordinal);
    }

    private Task<KnowledgePublication> PublishAsync(KnowledgeScene scene, string text, string? message = null)
    {
        scene.Write("a.md", text);
        return scene.PublishAsync(new PublishKnowledgeOptions { Project = "brisa", Address = new() { Repository = _shared }, SecretPolicy = SecretPolicy.Redact, Message = message });
    }
}
