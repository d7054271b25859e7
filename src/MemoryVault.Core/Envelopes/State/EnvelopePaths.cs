using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Where this machine keeps what it knows of one envelope.</summary>
/// <param name="Folder">Its folder below <c>local/envelopes</c>.</param>
internal sealed record EnvelopePaths(string Folder)
{
    /// <summary>Gets what was seen last.</summary>
    internal string State => Path.Combine(Folder, "state.json");

    /// <summary>Gets the files that were seen.</summary>
    internal string Files => Path.Combine(Folder, "files");

    /// <summary>Gets the lock that one exchange at a time holds.</summary>
    internal string Lock => Path.Combine(Folder, "lock");

    /// <summary>Gets the copy of a git storage.</summary>
    internal string Storage => Path.Combine(Folder, "storage.git");

    /// <summary>Gives those of an envelope.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="names">What it belongs to: <c>remotes</c> and the name of the remote.</param>
    internal static EnvelopePaths Of(VaultPaths vault, params ReadOnlySpan<string> names)
    {
        var folder = vault.Envelopes;
        foreach (var name in names)
        {
            folder = Path.Combine(folder, EntryName.Check(name, "envelope"));
        }

        return new EnvelopePaths(folder);
    }

    /// <summary>Forgets everything: the next look believes what it finds.</summary>
    internal void Forget() => RemoveFolder.WithReadOnlyFiles(Folder);
}
