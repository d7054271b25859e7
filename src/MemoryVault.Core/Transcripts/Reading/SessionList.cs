using MemoryVault.Display;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Lists the sessions of one source at one state; reads only the transcripts that changed since it was listed last.</summary>
internal sealed class SessionList(Vault vault, string source)
{
    private readonly IObjectStore _store = vault.Repository.Objects;

    /// <summary>Lists them.</summary>
    /// <param name="tree">The source's tree.</param>
    /// <param name="isNewest">The state is the newest one, so that the list is remembered.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<IEnumerable<SessionInfo>> ReadAsync(ObjectId tree, bool isNewest, CancellationToken cancellationToken)
    {
        var cache = SessionListCache.Read(vault.Paths, source);
        if (cache.Tree == tree)
        {
            return cache.Sessions.Select(s => s.Info);
        }

        var sessions = await ListAsync(tree, cache, cancellationToken).ConfigureAwait(false);
        if (isNewest)
        {
            SessionListCache.Write(vault.Paths, source, tree, sessions);
        }

        return sessions.Select(s => s.Info);
    }

    private async Task<List<ListedSession>> ListAsync(ObjectId tree, SessionListCache cache, CancellationToken cancellationToken)
    {
        var known = cache.Sessions.ToDictionary(s => (s.Own.Path, s.Content, s.Own.Versions));
        var deleted = await DeletedFiles.ReadAsync(_store, tree, cancellationToken).ConfigureAwait(false);
        var (index, sessions) = (new SessionIndex(), new List<ListedSession>());
        await foreach (var file in new SessionTree(_store).WalkAsync(tree, cancellationToken).ConfigureAwait(false))
        {
            if (file.Segments is { } segments)
            {
                var own = known.GetValueOrDefault((file.Path, file.Id, 1 + segments.Before.Count()))?.Own
                    ?? await SummarizeAsync(file, cancellationToken).ConfigureAwait(false);
                sessions.Add(new ListedSession(file.Id, own, own));
            }
            else if (SessionPath.IsIndex(file.Path))
            {
                await index.AddAsync(_store, file.Id, cancellationToken).ConfigureAwait(false);
            }
        }

        return [.. sessions.Select(s => s with { Info = index.Complete(s.Own) with { DeletedAtSource = deleted.TryGetValue(s.Own.Path, out var time) ? time : null } })];
    }

    private Task<SessionInfo> SummarizeAsync(StoredFile file, CancellationToken cancellationToken)
    {
        vault.Services.Progress?.Report(new VaultProgress($"Reading the sessions of {source}", 0, 0, PrintableName.Of(file.Path)));
        return new SessionSummary(_store).ReadAsync(source, file, cancellationToken);
    }
}
