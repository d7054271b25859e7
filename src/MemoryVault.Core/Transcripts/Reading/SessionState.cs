using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>The sources that the vault has transcripts of, at one state.</summary>
internal sealed class SessionState
{
    private readonly IReadOnlyList<TreeEntry> _sources;

    private SessionState(IReadOnlyList<TreeEntry> sources) => _sources = sources;

    /// <summary>Reads them.</summary>
    internal static async Task<SessionState> ReadAsync(Vault vault, string? revision, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var commit = revision is null
            ? await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false)
            : await new SnapshotResolver(vault).ResolveAsync(revision, cancellationToken).ConfigureAwait(false);
        var root = await store.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        var folder = await store.FindAsync(root, SessionPath.Root, cancellationToken).ConfigureAwait(false);
        var entries = folder is { IsFolder: true } ? await store.ReadTreeAsync(folder.Id, cancellationToken).ConfigureAwait(false) : [];

        // A name that is none of ours was put there by hand; it would be a path here.
        return new SessionState([.. entries.Where(e => e.IsFolder && EntryName.IsValid(e.Name))]);
    }

    /// <summary>Gives the trees of the sources that the names match; of all without names.</summary>
    /// <exception cref="SessionNotFoundException">A name matches none.</exception>
    internal IEnumerable<(string Source, ObjectId Tree)> Select(IReadOnlyList<string> names)
    {
        foreach (var name in names.Where(name => !_sources.Any(s => NameWildcard.Matches(name, s.Name))))
        {
            throw SessionNotFoundException.NoSource(name, [.. _sources.Select(s => s.Name)]);
        }

        return _sources.Where(s => NameWildcard.MatchesAny(names, s.Name)).Select(s => (s.Name, s.Id));
    }

    /// <summary>Gives the tree of a source.</summary>
    internal ObjectId TreeOf(string source) => _sources.FirstOrDefault(s => s.Name == source)?.Id ?? ObjectId.EmptyTree;
}
