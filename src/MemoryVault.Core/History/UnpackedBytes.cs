using System.Globalization;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>
/// Counts the bytes that were committed since the repository was last packed. A large file that grows makes few objects, but each holds all
/// of it: 96 syncs of a transcript of 18 MB are 400 MB of loose objects, which packing brings to 17. Counting objects does not see that.
/// </summary>
internal sealed class UnpackedBytes(VaultPaths paths)
{
    private string CounterFile => Path.Combine(paths.Local, "unpacked");

    /// <summary>Reads the count; 0 if it is not known.</summary>
    internal long Read()
    {
        try
        {
            return long.TryParse(File.ReadAllText(CounterFile), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Adds what a commit wrote.</summary>
    internal void Add(long bytes) => Write(Read() + bytes);

    /// <summary>Begins anew, after packing.</summary>
    internal void Reset() => Write(0);

    private void Write(long bytes) => PrivateFile.Write(CounterFile, bytes.ToString(CultureInfo.InvariantCulture));
}
