using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// The commit of a place that our side rests on: all that it has, we have taken in or said ourselves. It is the base of the next merge. A ref keeps it, so
/// that it is not lost where somebody rewrites the place.
/// </summary>
internal sealed class PlaceView(Vault vault, KnowledgeProject project, KnowledgePlace place)
{
    private readonly string _ref = KnowledgeRefs.View(project.Name, place.Name);

    /// <summary>Reads it; null before the first exchange.</summary>
    internal ValueTask<ObjectId?> ReadAsync(CancellationToken cancellationToken) => vault.Repository.ReadRefAsync(_ref, cancellationToken);

    /// <summary>
    /// Reads what our side rests on where the place was not exchanged with yet: the view of another branch of the same repository, from which this one
    /// then starts.
    /// </summary>
    internal async Task<ObjectId?> ReadOrSiblingAsync(CancellationToken cancellationToken)
    {
        var own = await ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var sibling in project.Places.Where(each => own is null && each.Name != place.Name && each.Kind == place.Kind && each.Url == place.Url && each.GistId == place.GistId && each.Folder == place.Folder))
        {
            own ??= await new PlaceView(vault, project, sibling).ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        return own;
    }

    /// <summary>Gives the update that moves it; null where it is there already.</summary>
    internal async Task<RefUpdate?> MoveToAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return before == commit ? null : new RefUpdate(_ref, commit, before ?? ObjectId.None);
    }

    /// <summary>Moves it.</summary>
    internal async Task SetAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        if (await MoveToAsync(commit, cancellationToken).ConfigureAwait(false) is { } move)
        {
            await new LocalRefs(vault).MoveWithLocksClearedAsync([move], "knowledge").ConfigureAwait(false);
        }
    }

    /// <summary>Forgets it, and what was fetched.</summary>
    internal async Task ForgetAsync(CancellationToken cancellationToken)
    {
        PlaceEnvelope.PathsOf(vault, project, place).Forget();
        foreach (var name in new[] { _ref, KnowledgeRefs.Incoming(project.Name, place.Name) })
        {
            if (await vault.Repository.ReadRefAsync(name, cancellationToken).ConfigureAwait(false) is { } commit)
            {
                await new LocalRefs(vault).MoveWithLocksClearedAsync([new RefUpdate(name, ObjectId.None, commit)], "knowledge").ConfigureAwait(false);
            }
        }
    }
}
