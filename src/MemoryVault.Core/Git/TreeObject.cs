using System.Text;

namespace MemoryVault.Git;

/// <summary>
/// Reads and writes the bytes of a git tree: for each entry <c>mode SP name NUL id</c>, ordered by the bytes of the name,
/// where a folder counts as if its name ended with a slash (git's <c>base_name_compare</c>).
/// </summary>
public static class TreeObject
{
    /// <summary>Reads the entries of a tree.</summary>
    /// <exception cref="InvalidDataException">The bytes are no tree.</exception>
    public static IReadOnlyList<TreeEntry> Parse(ReadOnlySpan<byte> bytes)
    {
        var entries = new List<TreeEntry>();
        while (!bytes.IsEmpty)
        {
            var space = bytes.IndexOf((byte)' ');
            var nul = bytes.IndexOf((byte)0);
            if (space <= 0 || nul <= space + 1 || bytes.Length < nul + 1 + ObjectId.Size)
            {
                throw new InvalidDataException("A tree object of the vault's repository is not well formed.");
            }

            var name = GitText.Decode(bytes[(space + 1)..nul]);
            entries.Add(new TreeEntry(name, ParseMode(bytes[..space]), new ObjectId(bytes.Slice(nul + 1, ObjectId.Size))));
            bytes = bytes[(nul + 1 + ObjectId.Size)..];
        }

        return entries;
    }

    /// <summary>Writes a tree; the entries may come in any order.</summary>
    public static GitObject Write(IEnumerable<TreeEntry> entries)
    {
        var sorted = new List<EncodedEntry>();
        foreach (var entry in entries)
        {
            sorted.Add(new EncodedEntry(entry.Mode, GitText.Encode(entry.Name), entry.Id));
        }

        sorted.Sort(EncodedEntry.Compare);
        var buffer = new MemoryStream(Math.Max(64, sorted.Count * 48));
        Span<byte> tail = stackalloc byte[ObjectId.Size + 1];
        foreach (var entry in sorted)
        {
            buffer.Write(ModeBytes(entry.Mode));
            buffer.Write(entry.Name);
            tail[0] = 0;
            entry.Id.CopyTo(tail[1..]);
            buffer.Write(tail);
        }

        return new GitObject(GitObjectKind.Tree, buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private static EntryMode ParseMode(ReadOnlySpan<byte> octal)
    {
        var mode = 0;
        foreach (var digit in octal)
        {
            mode = digit is >= (byte)'0' and <= (byte)'7' && mode < 0x10000
                ? (mode << 3) + (digit - '0')
                : throw new InvalidDataException($"'{Encoding.Latin1.GetString(octal)}' is no mode of a tree entry.");
        }

        return (mode & 0xF000) == 0x8000
            ? (mode & 0x40) != 0 ? EntryMode.Executable : EntryMode.File
            : (EntryMode)(mode & 0xF000);
    }

    private static ReadOnlySpan<byte> ModeBytes(EntryMode mode) => mode switch
    {
        EntryMode.Folder => "40000 "u8,
        EntryMode.Executable => "100755 "u8,
        EntryMode.SymbolicLink => "120000 "u8,
        EntryMode.Submodule => "160000 "u8,
        _ => "100644 "u8,
    };
}
