using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>A path is not in the vault, at the state that was looked at or at all.</summary>
public sealed class PathNotFoundException : VaultException
{
    private PathNotFoundException(string path, string message, Advice remedy)
        : base(VaultErrorKind.NotFound, path, message, remedy)
    {
    }

    /// <summary>Makes the error for a path that no snapshot holds.</summary>
    public static PathNotFoundException Never(string path) => new(
        path,
        $"'{path}' is not in the vault and never was.",
        Advice.Of($"Give a path as {HeadWords.Command("history", "Get-VaultHistory")} and {HeadWords.Command("diff", "Compare-VaultSnapshot")} show it ('backup/<machine>/<source>/...'), or one on this machine below the root of a source; {HeadWords.Command("source list", "Get-VaultSource")} shows them."));

    /// <summary>Makes the error for a path of this machine that is not backed up.</summary>
    public static PathNotFoundException OutsideSources(string path) => new(
        path,
        $"'{path}' lies in no source of this machine.",
        Advice.Of($"{HeadWords.Command("source list", "Get-VaultSource")} shows their roots. A path of the vault is written as {HeadWords.Command("diff", "Compare-VaultSnapshot")} shows it ('backup/<machine>/<source>/...')."));

    /// <summary>Makes the error for a path that a snapshot does not hold.</summary>
    public static PathNotFoundException At(string path, string revision) => new(
        path,
        $"'{path}' is not in the vault at {revision}.",
        Advice.Of($"{HeadWords.Command($"history \"{path}\"", $"Get-VaultHistory -Path \"{path}\"")} shows when it was there; name such a revision."));
}
