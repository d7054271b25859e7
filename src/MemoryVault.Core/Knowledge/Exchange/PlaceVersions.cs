using MemoryVault.Git;

namespace MemoryVault.Knowledge;

/// <summary>The versions of a place.</summary>
internal sealed class PlaceVersions(OpenPlace place)
{
    /// <summary>Fetches the newest version.</summary>
    /// <exception cref="KnowledgeUnusableException">The place has none.</exception>
    internal async Task<ObjectId> FetchAsync(CancellationToken cancellationToken) =>
        await place.FetchAsync(cancellationToken).ConfigureAwait(false) ?? throw KnowledgeUnusableException.NothingThere(place.Link.Url, place.Link.Branch);

    /// <summary>Finds a version by its id, or at least four digits of it.</summary>
    /// <param name="revision">The digits; null for the newest.</param>
    /// <param name="tip">The newest version.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="KnowledgeVersionMissingException">The place has no such version.</exception>
    internal async Task<ObjectId> FindAsync(string? revision, ObjectId tip, CancellationToken cancellationToken)
    {
        if (revision is null)
        {
            return tip;
        }

        // Of this repository, which has other commits, too: a version is what the place's newest one has come from.
        var isId = revision.Length is >= 4 and <= ObjectId.Size * 2 && revision.All(char.IsAsciiHexDigit);
        return isId && await place.Vault.Repository.ResolveAsync(revision, cancellationToken).ConfigureAwait(false) is { } found && await IsVersionAsync(found, tip, cancellationToken).ConfigureAwait(false)
            ? found
            : throw new KnowledgeVersionMissingException(revision, place.Project.Name, place.Link.Place.Name);
    }

    /// <summary>Requires that the project is in a version.</summary>
    /// <exception cref="KnowledgeUnusableException">It is not.</exception>
    internal async Task<PlaceFiles> ReadAsync(ObjectId version, CancellationToken cancellationToken)
    {
        var files = await place.Tree.ReadAsync(version, cancellationToken).ConfigureAwait(false);
        if (files.IsThere)
        {
            return files;
        }

        var root = await place.Objects.ReadRootTreeAsync(version, cancellationToken).ConfigureAwait(false);
        var entries = await place.Objects.ReadTreeAsync(root, cancellationToken).ConfigureAwait(false);
        throw KnowledgeUnusableException.NoSuchFolder(place.Link.Url, place.Link.Shape.Folder, [.. entries.Where(entry => entry.IsFolder).Select(entry => GitText.ForDisplay(entry.Name)).Take(20)]);
    }

    private async Task<bool> IsVersionAsync(ObjectId commit, ObjectId tip, CancellationToken cancellationToken)
    {
        var view = await place.View.ReadAsync(cancellationToken).ConfigureAwait(false);
        return await place.FindBaseAsync(commit, tip, cancellationToken).ConfigureAwait(false) == commit
            || (view is not null && await place.FindBaseAsync(commit, view, cancellationToken).ConfigureAwait(false) == commit);
    }
}
