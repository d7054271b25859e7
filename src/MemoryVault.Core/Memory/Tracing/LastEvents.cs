using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Memory.Events;

namespace MemoryVault.Memory.Tracing;

/// <summary>Says of entries when they were last changed between two commits, and how sure the agent was: what a merge strategy compares.</summary>
/// <remarks>git finds the commits by the entry's path. A fan-out that moved the file is no change, and a merge of two histories is none either: those who wrote are behind it.</remarks>
/// <param name="repository">The repository.</param>
/// <param name="head">The newest commit; null for none.</param>
/// <param name="since">The commit that is left out, with all before it; null for none.</param>
internal sealed class LastEvents(GitRepository repository, ObjectId? head, ObjectId? since)
{
    private readonly IObjectStore _store = repository.Objects;

    /// <summary>Finds the last change of an entry, or of a section as one value; null if there is none.</summary>
    internal async ValueTask<MergeSide?> FindAsync(EntryPath path, CancellationToken cancellationToken)
    {
        var paths = await FilesAsync(path, cancellationToken).ConfigureAwait(false);
        if (head is null || paths.Count == 0)
        {
            return null;
        }

        var query = new LogQuery { Start = head, Except = since, Paths = paths, IsSimplified = true, NoMerges = true };
        await foreach (var version in repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            var parent = version.Commit.Parents is [var first, ..] ? first : null;
            var before = await _store.ReadRootTreeAsync(parent, cancellationToken).ConfigureAwait(false);
            if (await DiffersAsync(path, before, version.Commit.Tree, cancellationToken).ConfigureAwait(false))
            {
                return new MergeSide(version.Commit.Committer.When, EventReader.ProvenanceOf(version.Commit.Message).Confidence);
            }
        }

        return null;
    }

    // Where it is now, and where it was: it may have been removed, or moved by a fan-out.
    private async ValueTask<IReadOnlyList<string>> FilesAsync(EntryPath path, CancellationToken cancellationToken)
    {
        ITracedSubject subject = path.Key is null ? new TracedSection(_store, path.Section) : new TracedEntry(_store, path);
        var files = new List<string>();
        foreach (var commit in new[] { head, since })
        {
            var tree = await _store.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
            files.AddRange(await subject.FindPathsAsync(tree, cancellationToken).ConfigureAwait(false));
        }

        return [.. files.Distinct(StringComparer.Ordinal)];
    }

    private async ValueTask<bool> DiffersAsync(EntryPath path, ObjectId before, ObjectId after, CancellationToken cancellationToken)
    {
        if (path.Key is null)
        {
            return await new MemoryReader(_store, before).FindAsync(path.Section, cancellationToken).ConfigureAwait(false)
                != await new MemoryReader(_store, after).FindAsync(path.Section, cancellationToken).ConfigureAwait(false);
        }

        var old = await EntryVersion.ReadAsync(_store, before, path, cancellationToken).ConfigureAwait(false);
        var now = await EntryVersion.ReadAsync(_store, after, path, cancellationToken).ConfigureAwait(false);
        return !Equals(old.Value, now.Value);
    }
}
