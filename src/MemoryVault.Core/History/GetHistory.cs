using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Lists the snapshots of a vault, newest first. A commit that another program made is listed with an empty kind.</summary>
public sealed class GetHistory(Vault vault)
{
    /// <summary>Lists the snapshots as git finds them.</summary>
    /// <exception cref="VaultEmptyException">There is no snapshot yet.</exception>
    /// <exception cref="RevisionNotFoundException"><see cref="HistoryOptions.At"/> names nothing.</exception>
    /// <exception cref="PathNotFoundException">No snapshot holds <see cref="HistoryOptions.Path"/>.</exception>
    public async IAsyncEnumerable<VaultSnapshot> RunAsync(
        HistoryOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (options.First <= 0)
        {
            yield break;
        }

        var start = await new SnapshotResolver(vault).ResolveAsync(options.At, cancellationToken).ConfigureAwait(false);
        var path = options.Path is null ? null : await FindPathAsync(start, options.Path, cancellationToken).ConfigureAwait(false);
        var listed = 0;
        await foreach (var entry in vault.Repository.LogAsync(QueryOf(options, start, path), cancellationToken).ConfigureAwait(false))
        {
            var snapshot = Describe(entry, path);
            if (options.Kinds.Count > 0 && !options.Kinds.Contains(snapshot.Kind, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            yield return snapshot;
            if (++listed == options.First)
            {
                yield break;
            }
        }
    }

    private static LogQuery QueryOf(HistoryOptions options, ObjectId start, string? path) => new()
    {
        Start = start,
        Paths = path is null or "" ? [] : [path],
        Since = options.Since,
        Until = options.Until,

        // A limit for git counts commits of every kind.
        Limit = options.Kinds.Count == 0 ? options.First : null,
    };

    /// <summary>Finds the path of the vault that is meant: one that is there, else one that once was.</summary>
    private async Task<string> FindPathAsync(ObjectId start, string path, CancellationToken cancellationToken)
    {
        var tree = await vault.Repository.Objects.ReadRootTreeAsync(start, cancellationToken).ConfigureAwait(false);
        var candidates = PathSelection.Candidates(vault, path);
        foreach (var candidate in candidates)
        {
            if (await vault.Repository.Objects.FindAsync(tree, candidate, cancellationToken).ConfigureAwait(false) is not null)
            {
                return candidate;
            }
        }

        foreach (var candidate in candidates)
        {
            var query = new LogQuery { Start = start, Paths = [candidate], Limit = 1 };
            await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
            {
                return candidate;
            }
        }

        throw PathNotFoundException.Never(path);
    }

    private VaultSnapshot Describe(LogEntry entry, string? path)
    {
        var message = entry.Commit.Message;
        return new VaultSnapshot
        {
            Revision = entry.Id.ToString(),
            Time = entry.Commit.Committer.When,
            Kind = message["Vault-Kind"] ?? string.Empty,
            Subject = message.Subject,
            Machine = message["Vault-Machine"],
            Agent = message["Vault-Agent"],
            Event = message["Vault-Event"],
            Sources = [.. message.Trailers.Where(t => t.Key.Equals("Vault-Source", StringComparison.OrdinalIgnoreCase)).Select(t => t.Value)],
            Parents = [.. entry.Commit.Parents.Select(p => p.ToString())],
            Path = path,
            Vault = vault.Paths.Root,
        };
    }
}
