using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>A folder of a folder source cannot be listed. Nothing is judged then: what cannot be seen is not deleted.</summary>
public sealed class SessionFolderUnreadableException(string source, string folder, string problem, Exception? inner = null) : VaultException(
    VaultErrorKind.NotFound,
    source,
    $"Session source '{source}': the folder '{folder}' cannot be listed: {problem}.",
    "Is it there, mounted, and may this user read it?",
    inner);
