using System.Globalization;
using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>
/// The folder of one transcript: <c>000001.jsonl</c>, <c>000002.jsonl</c> and so on, which one after the other are the file, and
/// <c>before-0001</c> with the segments of a version that was rewritten.
/// </summary>
/// <param name="Segments">The segments, in their order.</param>
/// <param name="Others">What else is in the folder: older versions, and what belongs to a remote folder of the transcript's name.</param>
internal sealed record SegmentFolder(IReadOnlyList<TreeEntry> Segments, IReadOnlyList<TreeEntry> Others)
{
    /// <summary>What the name of a folder with an older version begins with.</summary>
    internal const string BeforePrefix = "before-";

    private const string Extension = ".jsonl";
    private const int Digits = 6;
    private const int BeforeDigits = 4;

    /// <summary>Gets the folders of older versions, the oldest first.</summary>
    internal IEnumerable<TreeEntry> Before => Others.Where(e => e.IsFolder && IsBeforeName(e.Name)).OrderBy(e => e.Name, StringComparer.Ordinal);

    /// <summary>Tells whether a folder holds a transcript in segments.</summary>
    internal static bool IsSegmentFolder(IReadOnlyList<TreeEntry> entries) => entries.Any(e => IsSegment(e) && NumberOf(e.Name) == 1);

    /// <summary>Gives the name of a segment, from 1 on.</summary>
    internal static string NameOf(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0') + Extension;

    /// <summary>Tells whether a name is that of a segment.</summary>
    internal static bool IsSegmentName(string name) =>
        name.Length == Digits + Extension.Length
        && name.EndsWith(Extension, StringComparison.Ordinal)
        && name.AsSpan(0, Digits).ContainsAnyExceptInRange('0', '9') is false;

    /// <summary>Tells whether a name is that of the folder of an older version.</summary>
    internal static bool IsBeforeName(string name) =>
        name.Length == BeforePrefix.Length + BeforeDigits
        && name.StartsWith(BeforePrefix, StringComparison.Ordinal)
        && name.AsSpan(BeforePrefix.Length).ContainsAnyExceptInRange('0', '9') is false;

    /// <summary>Reads a folder's entries: the segments are those that follow one another from 1 on.</summary>
    internal static SegmentFolder From(IReadOnlyList<TreeEntry> entries)
    {
        var numbered = entries.Where(IsSegment).DistinctBy(e => e.Name, StringComparer.Ordinal).ToDictionary(e => NumberOf(e.Name));
        var segments = new List<TreeEntry>();
        while (numbered.Remove(segments.Count + 1, out var next))
        {
            segments.Add(next);
        }

        return new SegmentFolder(segments, [.. entries.Except(segments)]);
    }

    /// <summary>Reads a folder.</summary>
    internal static async Task<SegmentFolder> ReadAsync(IObjectStore store, ObjectId folder, CancellationToken cancellationToken) =>
        From(await store.ReadTreeAsync(folder, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads how long each segment is.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks one.</exception>
    internal async Task<IReadOnlyList<SegmentMark>> ReadMarksAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        var marks = new List<SegmentMark>(Segments.Count);
        foreach (var segment in Segments)
        {
            var header = await store.TryReadHeaderAsync(segment.Id, cancellationToken).ConfigureAwait(false)
                ?? throw new ObjectMissingException(segment.Id, GitObjectKind.Blob);
            marks.Add(new SegmentMark(header.Size, segment.Id));
        }

        return marks;
    }

    /// <summary>Gives the folder with other segments.</summary>
    internal SegmentFolder With(IEnumerable<ObjectId> segments) =>
        this with { Segments = [.. segments.Select((id, i) => new TreeEntry(NameOf(i + 1), EntryMode.File, id))] };

    /// <summary>Gives the folder with a further older version.</summary>
    internal SegmentFolder WithBefore(ObjectId version) =>
        this with { Others = [.. Others, new TreeEntry(NextBeforeName(), EntryMode.Folder, version)] };

    /// <summary>Gives the tree of the folder.</summary>
    internal GitObject ToTree() => TreeObject.Write([.. Segments, .. Others]);

    private static bool IsSegment(TreeEntry entry) => entry.Mode is EntryMode.File or EntryMode.Executable && IsSegmentName(entry.Name);

    private static int NumberOf(string name) => int.Parse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture);

    private string NextBeforeName()
    {
        var last = Others.Where(e => IsBeforeName(e.Name)).Select(e => int.Parse(e.Name.AsSpan(BeforePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture));
        return BeforePrefix + (last.DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture).PadLeft(BeforeDigits, '0');
    }
}
