using MemoryVault.Git;
using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>Reads how the shared memory stands. A vault without one costs nothing.</summary>
internal sealed class GetMemoryStatus(Vault vault)
{
    /// <summary>Reads it at a commit; null where there is no memory.</summary>
    internal async Task<MemoryStatus?> RunAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        if (head is null || await MemorySnapshot.FindTreeAsync(vault, head, cancellationToken).ConfigureAwait(false) is not { } tree)
        {
            return null;
        }

        var last = await FindLastAsync(head, cancellationToken).ConfigureAwait(false);
        var counted = await new CountEvents(vault).RunAsync(cancellationToken).ConfigureAwait(false);
        return new MemoryStatus(tree.ToString(), last?.Commit.Committer.When, last?.Commit.Message["Vault-Agent"], counted.Events);
    }

    private async Task<LogEntry?> FindLastAsync(ObjectId head, CancellationToken cancellationToken)
    {
        var query = new LogQuery { Start = head, Paths = [MemoryTree.Root], Limit = 1 };
        await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            return entry;
        }

        return null;
    }
}
