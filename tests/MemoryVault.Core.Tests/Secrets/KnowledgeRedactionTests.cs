using System.Text;
using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Secrets.Redaction;
using MemoryVault.Tests.Backup;

namespace MemoryVault.Tests.Secrets;

public sealed class KnowledgeRedactionTests : IDisposable
{
    private readonly SyncScene _scene = new();
    private readonly string _one = new SampleTokens(31).Make("github-pat");
    private readonly string _two = new SampleTokens(32).Make("github-pat");
    private readonly string _key = new SampleTokens(33).Make("stripe");

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_tree_loses_its_secrets_in_content_and_names_and_one_without_any_stays_itself()
    {
        _scene.Write("a.md", $"token {_one}");
        _scene.Write($"by/{_two}.md", "harmless");
        _scene.Write($"by/{_one}.md", "harmless, too");
        _scene.Write("plain/b.md", "nothing");
        var (vault, tree) = await CommitAsync();
        await using var closing = vault;
        var redaction = new KnowledgeRedaction(vault);

        var shared = await redaction.ProjectTreeAsync(tree, CancellationToken.None);
        await redaction.SaveAsync(CancellationToken.None);

        Assert.Equal(["a.md", "by/REDACTED-github-pat-2.md", "by/REDACTED-github-pat.md", "plain/b.md"], _scene.Paths(shared.ToString()));
        Assert.Equal("token [REDACTED:github-pat]", _scene.Git("cat-file", "-p", $"{shared}:a.md"));
        Assert.Equal(_scene.Git("rev-parse", $"{tree}:plain"), _scene.Git("rev-parse", $"{shared}:plain"));
        Assert.Equal(shared, await redaction.ProjectTreeAsync(shared, CancellationToken.None));
        var restored = await redaction.RestoreTreeAsync(shared, tree, CancellationToken.None);
        Assert.Equal((tree, 0, 0), (restored.Id, restored.MarksLeft.Count, restored.Kept.Count));
    }

    [Fact]
    public async Task Lines_that_are_known_get_their_secret_back_wherever_they_went() =>
        await RequireAsync(
            $"a {_one}\nb {_two}\nc {_key}\n",
            "new\nb [REDACTED:github-pat]\na [REDACTED:github-pat]\nc [REDACTED:stripe]\n",
            $"new\nb {_two}\na {_one}\nc {_key}\n",
            0);

    [Fact]
    public async Task A_line_that_was_changed_around_its_mark_gets_it_back_by_the_count_of_its_rule() =>
        await RequireAsync(
            $"token: {_one}\nkey: {_key}\n",
            "the token is [REDACTED:github-pat] since May\nkey: [REDACTED:stripe]\n",
            $"the token is {_one} since May\nkey: {_key}\n",
            0);

    [Fact]
    public async Task Marks_of_which_one_more_is_there_than_secrets_here_stay_and_are_counted() =>
        await RequireAsync(
            $"token: {_one}\n",
            "a [REDACTED:github-pat]\nb [REDACTED:github-pat]\n",
            "a [REDACTED:github-pat]\nb [REDACTED:github-pat]\n",
            2,
            losesSecret: true);

    [Fact]
    public async Task A_mark_of_others_stays_and_ours_comes_back() =>
        await RequireAsync(
            $"token: {_one}\n",
            "theirs: [REDACTED:npm]\ntoken: [REDACTED:github-pat]\n",
            $"theirs: [REDACTED:npm]\ntoken: {_one}\n",
            1);

    [Fact]
    public async Task A_mark_that_was_written_here_by_hand_is_itself_and_counts_as_nothing() =>
        await RequireAsync(
            $"we write [REDACTED:github-pat]\ntoken: {_one}\n",
            "token: [REDACTED:github-pat]\nwe write [REDACTED:github-pat]\n",
            $"token: {_one}\nwe write [REDACTED:github-pat]\n",
            0);

    [Fact]
    public async Task Strings_of_json_are_known_by_their_name_and_keep_their_escapes() =>
        await RequireAsync(
            $"{{\"a\": \"x\\u00e9\\n{_one}\", \"b\": \"{_two}\", \"c\": [\"{_two}\"]}}",
            "{\n  \"c\": [\"[REDACTED:github-pat]\"],\n  \"b\": \"[REDACTED:github-pat]\",\n  \"a\": \"x\u00e9\\n[REDACTED:github-pat]\"\n}",
            $"{{\n  \"c\": [\"{_two}\"],\n  \"b\": \"{_two}\",\n  \"a\": \"x\\u00e9\\n{_one}\"\n}}",
            0);

    [Fact]
    public async Task A_file_that_would_lose_a_secret_to_a_mark_stays_ours_and_one_that_moved_is_known_again()
    {
        _scene.Write("a.md", $"token: {_one}\n");
        _scene.Write("old.md", $"key: {_key}\n");
        var (vault, tree) = await CommitAsync();
        await using var closing = vault;
        var objects = new PendingObjects(vault.Repository.Objects);
        var redaction = new KnowledgeRedaction(vault, objects);
        var moved = await BlobAsync(objects, "key: [REDACTED:stripe]\n");
        var lossy = await BlobAsync(objects, "a [REDACTED:github-pat]\nb [REDACTED:github-pat]\n");
        var fresh = await BlobAsync(objects, "c [REDACTED:npm]\n");
        var theirs = await objects.AddAsync(
            TreeObject.Write([new("a.md", EntryMode.File, lossy), new("new.md", EntryMode.File, moved), new("theirs.md", EntryMode.File, fresh)]), CancellationToken.None);

        var restored = await redaction.RestoreTreeAsync(theirs, tree, CancellationToken.None);
        await redaction.SaveAsync(CancellationToken.None);

        Assert.Equal(["a.md"], restored.Kept);
        Assert.Equal([KeyValuePair.Create("theirs.md", 1)], restored.MarksLeft);
        Assert.Equal(["a.md", "new.md", "theirs.md"], _scene.Paths(restored.Id.ToString()));
        Assert.Equal($"token: {_one}\n", _scene.Git("cat-file", "-p", $"{restored.Id}:a.md"));
        Assert.Equal($"key: {_key}\n", _scene.Git("cat-file", "-p", $"{restored.Id}:new.md"));
    }

    private async Task RequireAsync(string ours, string theirs, string expected, int left, bool losesSecret = false)
    {
        await using var vault = await _scene.OpenAsync();
        var objects = new PendingObjects(vault.Repository.Objects);
        var redaction = new KnowledgeRedaction(vault, objects);
        var (here, there) = (await BlobAsync(objects, ours), await BlobAsync(objects, theirs));

        var restored = await redaction.RestoreAsync(there, [here], CancellationToken.None);

        Assert.Equal(expected, Encoding.UTF8.GetString((await objects.ReadBlobAsync(restored.Id, CancellationToken.None)).Span));
        Assert.Equal((left, losesSecret), (restored.MarksLeft, restored.LosesSecret));
    }

    private static ValueTask<ObjectId> BlobAsync(PendingObjects objects, string text) =>
        objects.AddAsync(new GitObject(GitObjectKind.Blob, Encoding.UTF8.GetBytes(text)), CancellationToken.None);

    private async Task<(MemoryVault.Vaults.Vault Vault, ObjectId Tree)> CommitAsync()
    {
        await _scene.SyncAsync();
        var vault = await _scene.OpenAsync();
        return (vault, ObjectId.Parse(_scene.Git("rev-parse", "main:backup/test-machine/memory").Trim()));
    }
}
