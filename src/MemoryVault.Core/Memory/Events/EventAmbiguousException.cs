using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>More than one event begins with the digits that were given.</summary>
public sealed class EventAmbiguousException(string name, IReadOnlyList<string> candidates) : VaultException(
    VaultErrorKind.InvalidInput,
    name,
    $"'{name}' is ambiguous: {string.Join(", ", candidates.Take(Shown))}{(candidates.Count > Shown ? $" and {candidates.Count - Shown} more" : string.Empty)}.",
    "Give more digits of the one that is meant. The first 12 digits of an event's id are its time, so that events of one minute begin alike.")
{
    private const int Shown = 5;

    /// <summary>Gets the ids of the events that begin so.</summary>
    public IReadOnlyList<string> Candidates { get; } = candidates;
}
