using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The folders of sources in the vault.</summary>
internal static class SourceFolders
{
    /// <summary>Gives the default folder of a source: the preset's, else <c>backup/&lt;machine&gt;/&lt;name&gt;</c>.</summary>
    /// <remarks>The preset's folder goes to the first source only: two folders of one machine are never merged into one without being asked.</remarks>
    internal static string Default(SourcePreset preset, string name, VaultConfiguration configuration)
    {
        var own = $"backup/{configuration.Machine}/{name}";
        return preset.Folder is { } shared && !configuration.Sources.Any(source => source.Name != name && Overlap(source.Folder, shared)) ? shared : own;
    }

    /// <summary>Tells whether two folders of the vault are the same or one lies in the other. Case does not matter: a clone may lie on Windows.</summary>
    internal static bool Overlap(string one, string other) =>
        (one + "/").StartsWith(other + "/", StringComparison.OrdinalIgnoreCase) || (other + "/").StartsWith(one + "/", StringComparison.OrdinalIgnoreCase);
}
