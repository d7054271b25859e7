using MemoryVault.Git;

namespace MemoryVault.Secrets.Projection;

/// <summary>The refs that keep a <see cref="ProjectionState"/>: <c>refs/memoryvault/projections/&lt;remote&gt;/tip</c> and <c>/source</c>.</summary>
internal sealed class ProjectionRefs(GitRepository repository, string remote)
{
    private string Tip => $"refs/memoryvault/projections/{remote}/tip";

    private string Source => $"refs/memoryvault/projections/{remote}/source";

    /// <summary>Reads the state; null where nothing was made yet.</summary>
    internal async ValueTask<ProjectionState?> ReadAsync(CancellationToken cancellationToken) =>
        await repository.ReadRefAsync(Tip, cancellationToken).ConfigureAwait(false) is { } tip
        && await repository.ReadRefAsync(Source, cancellationToken).ConfigureAwait(false) is { } source ? new ProjectionState(tip, source) : null;

    /// <summary>Writes the state; null forgets it.</summary>
    internal async Task WriteAsync(ProjectionState? state, CancellationToken cancellationToken)
    {
        var updates = new List<RefUpdate>();
        await AddAsync(updates, Tip, state?.Tip, cancellationToken).ConfigureAwait(false);
        await AddAsync(updates, Source, state?.Source, cancellationToken).ConfigureAwait(false);
        if (updates.Count > 0)
        {
            await repository.UpdateKnownRefsAsync(updates, $"redacted copy for {remote}", cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask AddAsync(List<RefUpdate> updates, string name, ObjectId? now, CancellationToken cancellationToken)
    {
        var before = await repository.ReadRefAsync(name, cancellationToken).ConfigureAwait(false);
        if (before != now)
        {
            updates.Add(new RefUpdate(name, now ?? ObjectId.None, before ?? ObjectId.None));
        }
    }
}
