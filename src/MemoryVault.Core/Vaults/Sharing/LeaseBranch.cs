using MemoryVault.Git;

namespace MemoryVault.Vaults.Sharing;

/// <summary>The lease table as a file of a branch: a chain of commits, because a branch may only move forward.</summary>
internal sealed class LeaseBranch(Vault vault)
{
    private const string FileName = "leases.json";

    private readonly IObjectStore _store = vault.Repository.Objects;

    /// <summary>Finds the blob of the table in a commit; null where it has no such file.</summary>
    internal async ValueTask<ObjectId?> FindTableAsync(ObjectId tip, CancellationToken cancellationToken)
    {
        var commit = await _store.ReadCommitAsync(tip, cancellationToken).ConfigureAwait(false);
        return (await _store.FindAsync(commit.Tree, FileName, cancellationToken).ConfigureAwait(false))?.Id;
    }

    /// <summary>Writes the commit that puts a table after another.</summary>
    internal async Task<ObjectId> AppendAsync(ObjectId? tip, ObjectId table, CancellationToken cancellationToken)
    {
        var tree = TreeObject.Write([new TreeEntry(FileName, EntryMode.File, table)]);
        var who = new Signature("MemoryVault", $"memoryvault@{vault.Configuration.Machine}", vault.Services.Clock.GetUtcNow());
        var commit = new CommitObject(tree.ComputeId(), tip is null ? [] : [tip], who, who, new CommitMessage("Leases", string.Empty, [])).ToObject();
        await _store.WriteAsync([tree, commit], cancellationToken).ConfigureAwait(false);
        return commit.ComputeId();
    }
}
