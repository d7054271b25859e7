using MemoryVault.Envelopes;
using MemoryVault.Knowledge;
using MemoryVault.Tests.Envelopes;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>Knowledge in an encrypted gist.</summary>
public sealed class EncryptedGistTests : IDisposable
{
    private readonly GistKnowledgeScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [RequiresAgeFact]
    public async Task What_one_publishes_another_copies_changes_and_gives_back_and_the_gist_holds_opaque_files()
    {
        var keys = AgeKeys.Make(_scene["keys", "key.txt"]);
        _scene.One.Write("notes/a.md", "first");
        await _scene.One.PublishAsync(new PublishKnowledgeOptions
        {
            Project = KnowledgeScene.Project, Address = GistKnowledgeScene.NewGist with { Identity = keys.Identity }, Recipients = [keys.Recipient.ToString()],
        });
        AssertOnlyOpaqueFiles();

        await using (var vault = _scene.Two.Open())
        {
            Directory.Delete(_scene.Two.Root);
            await new CopyKnowledge(vault).RunAsync(
                new CopyKnowledgeOptions { Project = KnowledgeScene.Project, Path = _scene.Two.Root, Address = new() { Gist = _scene.GistId, Identity = keys.Identity } }, default);
        }

        Assert.Equal("first", _scene.Two.Read("notes/a.md"));
        _scene.Two.Write("notes/b.md", "second");
        await _scene.PublishAsync(_scene.Two);
        AssertOnlyOpaqueFiles();
        await _scene.One.ReceiveAsync();
        Assert.Equal("second", _scene.One.Read("notes/b.md"));
    }

    // The marker, by which the list of gists tells ours, stays beside them.
    private void AssertOnlyOpaqueFiles() => Assert.All(
        _scene.NamesInGist(), name => Assert.True(name == "README.md" || name.StartsWith(".memoryvault.", StringComparison.Ordinal) || EnvelopeFileName.TryParse(name) is not null, name));
}
