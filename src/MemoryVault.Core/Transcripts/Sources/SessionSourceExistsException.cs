using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>A session source of that name is there already.</summary>
public sealed class SessionSourceExistsException(SessionSource source) : VaultException(
    VaultErrorKind.AlreadyExists,
    source.Name,
    $"There is already a session source '{source.Name}' ({source.Preset}).",
    Advice.Of($"Choose another name, or remove it with {HeadWords.Command($"sessions source remove {source.Name}", $"Remove-SessionSource {source.Name}")}; what was pulled stays."));
