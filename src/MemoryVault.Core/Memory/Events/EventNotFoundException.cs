using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>No event of the vault has the id that was given.</summary>
public sealed class EventNotFoundException(string name, string? hint = null) : VaultException(
    VaultErrorKind.NotFound,
    name,
    $"'{name}' is no event of this vault.{(hint is null ? string.Empty : " " + hint)}",
    Advice.Of($"{HeadWords.Command("events list", "Get-MemoryEvent")} lists the events. Give the id, its beginning (4 digits or more), or the commit."));
