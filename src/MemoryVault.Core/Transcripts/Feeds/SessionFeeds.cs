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
        return known.Preset switch
        {
            SessionPreset.Command => new CommandFeed(known, vault.Services),
            SessionPreset.Folder => new FolderFeed(known, vault.Services),
            _ => new RemoteFeed(known, vault.Services),
        };
    }
}
