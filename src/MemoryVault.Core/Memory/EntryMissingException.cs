using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>There is no such entry or section in the shared memory.</summary>
/// <param name="path">The entry or section.</param>
/// <param name="revision">The state that was asked for; null for the newest.</param>
public sealed class EntryMissingException(EntryPath path, string? revision) : VaultException(
    VaultErrorKind.NotFound,
    path.ToString(),
    $"There is no {(path.Key is null ? "section" : "entry")} '{path}' in the memory{(revision is null ? string.Empty : $" at '{revision}'")}.",
    Advice.Of($"{HeadWords.Command("memory get", "Get-MemoryEntry")} shows the whole memory; {new HeadWords("a path is SECTION/KEY, and a key may hold further slashes", "an entry is named by -Section and -Key")}."));
