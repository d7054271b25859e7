using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Opens sources.</summary>
internal static class SessionFeeds
{
    /// <summary>Makes the feed of a source. Nothing is contacted before it lists or sends.</summary>
    /// <exception cref="VaultException">The source breaks a rule.</exception>
    internal static ISessionFeed Open(SessionSource source, Vault vault)
    {
        var known = new SessionSourceRules(vault.Paths, vault.Services.Environment).Check(source);
        return known.Preset == SessionPreset.Folder ? new FolderFeed(known, vault.Services) : throw new InvalidInputException(known.Name, $"Session source '{known.Name}': the preset '{known.Preset}' is not built yet.", "Use another.");
    }
}
