using MemoryVault.Git;
using MemoryVault.Secrets.Redaction;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets.Projection;

/// <summary>
/// Makes the redacted copy of the vault's history for a remote: a commit for each commit. What was made stays as it is, whatever rules come later, so that
/// the copy only grows; what is new costs what it changes.
/// </summary>
internal sealed class HistoryProjection(Vault vault, string remote)
{
    private readonly GitRepository _repository = vault.Repository;
    private readonly ProjectionRefs _refs = new(vault.Repository, remote);

    /// <summary>Reads how far the copy is.</summary>
    internal ValueTask<ProjectionState?> ReadAsync(CancellationToken cancellationToken) => _refs.ReadAsync(cancellationToken);

    /// <summary>Takes a copy that is known to be one of this history, or none, as the one to go on with.</summary>
    internal Task AdoptAsync(ProjectionState? state, CancellationToken cancellationToken) => _refs.WriteAsync(state, cancellationToken);

    /// <summary>Makes the copies that are missing, and notes down how far it is.</summary>
    /// <param name="head">The commit up to which.</param>
    /// <param name="cancellationToken">Ends it: what was made is harmless, and made again.</param>
    /// <exception cref="ObjectMissingException">The repository lacks a part of the history.</exception>
    internal async Task<ProjectionState> RunAsync(ObjectId head, CancellationToken cancellationToken)
    {
        var before = await TrustedAsync(head, cancellationToken).ConfigureAwait(false);
        if (before?.Source == head)
        {
            return before;
        }

        var commits = await ListAsync(head, before?.Source, cancellationToken).ConfigureAwait(false);
        var objects = new PendingObjects(_repository.Objects);
        var pairs = new CommitPairs(objects);
        if (before is not null)
        {
            await pairs.StartAsync(before, cancellationToken).ConfigureAwait(false);
        }

        var trees = new TreeProjection(vault, objects);
        var work = new CommitProjection(trees, pairs);
        for (var i = 0; i < commits.Count; i++)
        {
            await work.ProjectAsync(commits[i], cancellationToken).ConfigureAwait(false);
            if (i % 100 == 99)
            {
                vault.Services.Progress?.Report(new VaultProgress("Blacking out secrets", i + 1, commits.Count, remote));
            }
        }

        // A head that was set back to a commit of which there is a copy has nothing to make.
        var tip = await pairs.FindAsync(head, cancellationToken).ConfigureAwait(false) ?? throw new ObjectMissingException(head, GitObjectKind.Commit);
        await objects.FlushAsync(cancellationToken).ConfigureAwait(false);
        trees.Save();
        var state = new ProjectionState(tip, head);
        await _refs.WriteAsync(state, cancellationToken).ConfigureAwait(false);
        return state;
    }

    // A process that was ended between the two refs left one of another time: the copy tells what it stands for.
    private async Task<ProjectionState?> TrustedAsync(ObjectId head, CancellationToken cancellationToken)
    {
        if (await _refs.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return null;
        }

        var match = new ProjectionMatch(_repository);
        if (await match.IsPairAsync(state, cancellationToken).ConfigureAwait(false))
        {
            return state;
        }

        vault.Log(VaultLogLevel.Warning, "projection.unfit", $"The redacted copy for '{remote}' and the commit that it stands for do not fit. It is looked for anew.", remote);
        return await match.FindAsync(state.Tip, head, cancellationToken).ConfigureAwait(false) is { } source ? new ProjectionState(state.Tip, source) : null;
    }

    private async Task<List<ObjectId>> ListAsync(ObjectId head, ObjectId? except, CancellationToken cancellationToken)
    {
        var commits = new List<ObjectId>();
        var query = new LogQuery { Start = head, Except = except, IsTopological = true };
        await foreach (var entry in _repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            commits.Add(entry.Id);
        }

        commits.Reverse();
        return commits;
    }
}
