using MemoryVault.Envelopes;
using MemoryVault.Knowledge;
using MemoryVault.Tests.Envelopes;

namespace MemoryVault.Tests.Knowledge;

/// <summary>Knowledge in an encrypted place.</summary>
public sealed class EncryptedKnowledgeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KnowledgeScene _one;
    private readonly KnowledgeScene _two;

    public EncryptedKnowledgeTests()
    {
        _one = new KnowledgeScene("one", _folder);
        _two = new KnowledgeScene("two", _folder);
    }

    private AgeKeys Keys => field ??= AgeKeys.Make(_folder["keys", "key.txt"]);

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
        _folder.Dispose();
    }

    [RequiresAgeFact]
    public async Task What_one_publishes_another_copies_changes_and_gives_back()
    {
        var shared = _one.MakeShared();
        _one.Write("notes/a.md", "first");
        await PublishAsync(_one, shared, Keys.Recipient);
        AssertOnlyOpaqueFiles(shared);

        Directory.Delete(_two.Root);
        await using (var vault = _two.Open())
        {
            var receipt = await new CopyKnowledge(vault).RunAsync(
                new CopyKnowledgeOptions { Project = KnowledgeScene.Project, Path = _two.Root, Address = new() { Repository = shared, Identity = Keys.Identity } }, default);
            Assert.Equal(1, receipt.Added);
        }

        Assert.Equal("first", _two.Read("notes/a.md"));
        _two.Write("notes/b.md", "second");
        await _two.PublishAsync(new PublishKnowledgeOptions { Project = KnowledgeScene.Project });
        AssertOnlyOpaqueFiles(shared);
        await _one.ReceiveAsync();

        Assert.Equal("second", _one.Read("notes/b.md"));
    }

    [RequiresAgeFact]
    public async Task A_copy_takes_the_recipients_of_the_place_and_shuts_nobody_out()
    {
        var other = AgeKeys.Make(_folder["keys", "other.txt"]);
        var shared = _one.MakeShared();
        _one.Write("a.md", "first");
        await PublishAsync(_one, shared, Keys.Recipient, other.Recipient);
        Directory.Delete(_two.Root);
        await using (var vault = _two.Open())
        {
            await new CopyKnowledge(vault).RunAsync(
                new CopyKnowledgeOptions { Project = KnowledgeScene.Project, Path = _two.Root, Address = new() { Repository = shared, Identity = other.Identity } }, default);
            var place = Assert.Single(Assert.Single(new KnowledgeRegistry(vault).List()).Places);
            Assert.Equal((2, other.Identity), (place.Recipients.Count, place.Identity));
        }

        _two.Write("a.md", "second");
        await _two.PublishAsync(new PublishKnowledgeOptions { Project = KnowledgeScene.Project });
        await _one.ReceiveAsync();
        Assert.Equal("second", _one.Read("a.md"));
    }

    [RequiresAgeFact]
    public async Task A_new_recipient_is_published_to_even_if_nothing_is_new()
    {
        var other = AgeKeys.Make(_folder["keys", "other.txt"]);
        var shared = _one.MakeShared();
        _one.Write("a.md", "first");
        await PublishAsync(_one, shared, Keys.Recipient);

        await PublishAsync(_one, shared, Keys.Recipient, other.Recipient);

        Directory.Delete(_two.Root);
        await using var vault = _two.Open();
        await new CopyKnowledge(vault).RunAsync(
            new CopyKnowledgeOptions { Project = KnowledgeScene.Project, Path = _two.Root, Address = new() { Repository = shared, Identity = other.Identity } }, default);
        Assert.Equal("first", _two.Read("a.md"));
    }

    [RequiresAgeFact]
    public async Task A_place_in_the_clear_does_not_become_encrypted()
    {
        var shared = _one.MakeShared();
        _one.Write("a.md", "first");
        await _one.PublishAsync(shared);

        await Assert.ThrowsAsync<KnowledgeInTheClearException>(() => PublishAsync(_one, shared, Keys.Recipient));

        await using var vault = _one.Open();
        Assert.False(Assert.Single(Assert.Single(new KnowledgeRegistry(vault).List()).Places).IsEncrypted);
    }

    [RequiresAgeFact]
    public async Task Others_files_are_not_taken_for_an_envelope()
    {
        var shared = _one.MakeShared();
        _one.Write("a.md", "first");
        await _one.PublishAsync(shared);
        _two.Write("b.md", "second");

        var refused = await Assert.ThrowsAsync<EnvelopeInvalidException>(() => PublishAsync(_two, shared, Keys.Recipient));

        Assert.Equal(EnvelopeFault.Foreign, refused.Fault);
    }

    private static void AssertOnlyOpaqueFiles(string repository)
    {
        var names = KnowledgeScene.Git("--git-dir", repository, "ls-tree", "-r", "--name-only", "main").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(names, name => Assert.True(name == "README.md" || EnvelopeFileName.TryParse(name) is not null, name));
        Assert.True(names.Length >= 3);
    }

    private Task<KnowledgePublication> PublishAsync(KnowledgeScene scene, string repository, params EnvelopeRecipient[] recipients) => scene.PublishAsync(new PublishKnowledgeOptions
    {
        Project = KnowledgeScene.Project, Address = new() { Repository = repository, Identity = Keys.Identity }, Recipients = [.. recipients.Select(each => each.ToString())],
    });
}
