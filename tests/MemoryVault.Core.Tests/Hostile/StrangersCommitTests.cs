using MemoryVault.Git;
using MemoryVault.Memory.Events;
using MemoryVault.Tests.History;

namespace MemoryVault.Tests.Hostile;

/// <summary>Commits whose trailers a stranger wrote: they are listed as far as they can be read.</summary>
public sealed class StrangersCommitTests
{
    [Theory]
    [InlineData("Vault-Agent: \"\\ud800\"")]
    [InlineData("Vault-Agent: \"%ff\"")]
    [InlineData("Vault-Confidence: NaN")]
    [InlineData("Vault-Confidence: 1e999")]
    [InlineData("Vault-Operations: 99999999999999999999")]
    [InlineData("Vault-Undoes: --all")]
    public async Task An_event_with_an_odd_trailer_is_listed(string trailer)
    {
        await using var scene = await VaultScene.CreateAsync();
        var message = GitText.Encode($"Odd\n\nVault-Event: e1\nVault-Kind: checkin\n{trailer.Replace("%ff", "\udcff", StringComparison.Ordinal)}\n");
        var commit = scene.GitWith(message, "commit-tree", ObjectId.EmptyTree.ToString(), "-F", "-");
        scene.Git("update-ref", MemoryVault.Vaults.Vault.MainRef, commit);

        var events = new List<MemoryEvent>();
        await foreach (var found in new ListEvents(scene.Vault).RunAsync(new ListEventsOptions(), CancellationToken.None))
        {
            events.Add(found);
        }

        var odd = Assert.Single(events);
        Assert.Equal("e1", odd.EventId);
        Assert.True(odd.Provenance.Confidence is null);
        Assert.NotEmpty(CommitMessage.Parse(GitText.Decode(message)).ToString());
    }
}
