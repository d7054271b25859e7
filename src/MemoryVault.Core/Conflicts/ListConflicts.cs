using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Conflicts;

/// <summary>Lists the conflicts that nobody has resolved yet.</summary>
public sealed class ListConflicts(Vault vault)
{
    /// <summary>Lists them, in the order of their ids.</summary>
    /// <exception cref="ConflictRecordInvalidException">One cannot be read.</exception>
    public async IAsyncEnumerable<ConflictRecord> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false) is not { } head)
        {
            yield break;
        }

        var store = vault.Repository.Objects;
        var tree = await store.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var reader = new ConflictRecordReader(store, tree);
        var files = await reader.ListFilesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var file in files.Where(ConflictRecordReader.IsRecord))
        {
            yield return await reader.ReadAsync(file, files, cancellationToken).ConfigureAwait(false);
        }
    }
}
