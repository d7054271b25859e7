namespace MemoryVault.Git;

/// <summary>A tree entry with the bytes of its name, which decide its place.</summary>
internal sealed record EncodedEntry(EntryMode Mode, byte[] Name, ObjectId Id)
{
    /// <summary>Orders as git does (<c>base_name_compare</c>): by bytes, a folder as if its name ended with a slash.</summary>
    internal static int Compare(EncodedEntry left, EncodedEntry right)
    {
        var shared = Math.Min(left.Name.Length, right.Name.Length);
        var order = left.Name.AsSpan(0, shared).SequenceCompareTo(right.Name.AsSpan(0, shared));
        return order != 0 ? order : left.At(shared).CompareTo(right.At(shared));
    }

    private int At(int index) => index < Name.Length ? Name[index] : Mode == EntryMode.Folder ? '/' : 0;
}
