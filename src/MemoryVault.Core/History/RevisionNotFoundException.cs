using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Nothing in the vault has the name that was given.</summary>
public sealed class RevisionNotFoundException(string revision, string? hint = null) : VaultException(
    VaultErrorKind.NotFound,
    revision,
    $"'{revision}' is no commit, no event and no time of this vault.{(hint is null ? string.Empty : " " + hint)}",
    Advice.Of($"{HeadWords.Command("history", "Get-VaultHistory")} lists the revisions. A time is written '2026-08-01', '2026-08-01T14:05' or '2d ago'."));
