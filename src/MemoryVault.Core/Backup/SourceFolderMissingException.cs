using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>A folder that is to become a source does not exist.</summary>
public sealed class SourceFolderMissingException(string path) : VaultException(
    VaultErrorKind.NotFound,
    path,
    $"The folder '{path}' does not exist.",
    Advice.Of($"Name the folder of an agent's memory. {HeadWords.Command("find", "Find-MemoryFile")} lists what is on this machine."));
