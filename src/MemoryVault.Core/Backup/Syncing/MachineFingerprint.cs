using System.Text;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// Tells without writing the record's JSON whether a machine's record is the one of the last sync: an id over all that the record is made of.
/// </summary>
internal static class MachineFingerprint
{
    /// <summary>Computes the fingerprint.</summary>
    internal static ObjectId Of(MachineRecord machine)
    {
        var text = new StringBuilder();
        Add(text, machine.Name, machine.System, machine.Home);
        foreach (var source in machine.Sources)
        {
            Add(text, source.Name, source.Root, source.Preset, source.Folder);
            Add(text, [.. source.Include]);
            Add(text, [.. source.Exclude]);
        }

        return ObjectId.Of(GitObjectKind.Blob, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Add(StringBuilder text, params string[] values)
    {
        foreach (var value in values)
        {
            text.Append(value.Length).Append(':').Append(value);
        }

        text.Append('\n');
    }
}
