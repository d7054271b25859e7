using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Importing;

/// <summary>Commits that follow each other and are not on <c>main</c> yet: an import is there whole, with all its events, or not at all.</summary>
internal sealed class ImportChain(Vault vault, PendingObjects objects, ObjectId? head, ObjectId tree)
{
    private readonly DateTimeOffset _now = vault.Services.Clock.GetUtcNow();

    /// <summary>Gets the last commit; null where there is none yet.</summary>
    internal ObjectId? Tip { get; private set; } = head;

    /// <summary>Gets the root tree of the last commit.</summary>
    internal ObjectId Tree { get; private set; } = tree;

    /// <summary>Adds a commit.</summary>
    internal async ValueTask AddAsync(ObjectId newTree, VaultEvent what, DateTimeOffset? time, CancellationToken cancellationToken)
    {
        var machine = vault.Configuration.Machine;
        var committer = new Signature("MemoryVault", $"memoryvault@{machine}", _now);
        var author = committer with { Name = what.Agent ?? committer.Name, When = time ?? _now };
        var commit = new CommitObject(newTree, Tip is null ? [] : [Tip], author, committer, what.ToMessage(machine, _now));
        Tip = await objects.AddAsync(commit.ToObject(), cancellationToken).ConfigureAwait(false);
        Tree = newTree;
    }
}
