using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Memory;
using MemoryVault.Transcripts;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A tree that a stranger wrote: its names, and what they are taken for.</summary>
internal sealed class TreeTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "tree";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        Tree(("100644 a.md", 1), ("100755 b.sh", 2), ("40000 folder", 3), ("120000 link", 4), ("160000 other", 5)),
        Tree(("100644 000001.jsonl", 1), ("100644 000001.jsonl", 2), ("40000 before-0001", 3)),
        Tree(("40000 a", 1), ("40000 a", 1), ("100644 key.json", 2), ("100644 key.json", 3)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Words => ["100644 ", "40000 ", "000001.jsonl", ".git", "..", "a/b", "CON", "100644 x\0"];

    /// <inheritdoc/>
    public bool Allows(Exception error) => error is InvalidDataException;

    /// <inheritdoc/>
    public void Read(byte[] input)
    {
        var entries = TreeObject.Parse(input);
        _ = TreeObject.Write(entries);
        _ = TreeEntry.ByName(entries);
        _ = SegmentFolder.From(entries);
        _ = EntryFolder.Of(entries);
        foreach (var entry in entries)
        {
            _ = RestorableName.FindProblem(entry.Name, "windows");
            _ = EntryFile.KeyOf(entry);
            if (!GitText.Encode(entry.Name).AsSpan().SequenceEqual(GitText.Encode(GitText.Decode(GitText.Encode(entry.Name)))))
            {
                throw new InvalidOperationException("Broken: the bytes of a name stay as they are");
            }
        }
    }

    private static byte[] Tree(params (string Entry, byte Id)[] entries) =>
        [.. entries.SelectMany(entry => (byte[])[.. GitText.Encode(entry.Entry), 0, .. Enumerable.Repeat(entry.Id, ObjectId.Size)])];
}
