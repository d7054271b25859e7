using MemoryVault.Backup;
using MemoryVault.Display;
using MemoryVault.Git;
using MemoryVault.Transcripts;

namespace MemoryVault.Knowledge;

/// <summary>The files that differ between two trees.</summary>
/// <param name="All">One for each file, in the order of their paths.</param>
internal sealed record KnowledgeChanges(IReadOnlyList<KnowledgeChange> All)
{
    /// <summary>Gets the number of new files.</summary>
    internal int Added => All.Count(each => each.Change == ChangeKind.Added);

    /// <summary>Gets the number of files with new content.</summary>
    internal int Modified => All.Count(each => each.Change == ChangeKind.Modified);

    /// <summary>Gets the number of files that are gone.</summary>
    internal int Deleted => All.Count(each => each.Change == ChangeKind.Deleted);

    /// <summary>Compares two trees of a project, whose files are whole or in segments.</summary>
    internal static async Task<KnowledgeChanges> CompareAsync(IObjectStore store, ObjectId from, ObjectId to, CancellationToken cancellationToken)
    {
        var changes = new List<KnowledgeChange>();
        await foreach (var difference in TreeDiff.CompareAsync(store, from, to, null, SegmentedFile.IsOne, cancellationToken).ConfigureAwait(false))
        {
            var size = difference.New is { } file ? await SegmentedFile.ReadLengthAsync(store, file, cancellationToken).ConfigureAwait(false) ?? 0 : 0;
            changes.Add(new KnowledgeChange(difference.Old is null ? ChangeKind.Added : difference.New is null ? ChangeKind.Deleted : ChangeKind.Modified, GitText.ForDisplay(difference.Path), size));
        }

        return new KnowledgeChanges([.. changes.OrderBy(each => each.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Says it in a subject: <c>2 added, 1 deleted</c>.</summary>
    internal string InWords()
    {
        (int Count, string Word)[] parts = [(Added, "added"), (Modified, "modified"), (Deleted, "deleted")];
        var words = parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Word}").ToArray();
        return words.Length == 0 ? Quantity.Of(0, "change") : string.Join(", ", words);
    }
}
