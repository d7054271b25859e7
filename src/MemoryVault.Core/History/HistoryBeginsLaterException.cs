using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>There is no snapshot as old as the time that was given.</summary>
public sealed class HistoryBeginsLaterException(string text, DateTimeOffset time, DateTimeOffset begin) : VaultException(
    VaultErrorKind.NotFound,
    text,
    string.Create(
        CultureInfo.InvariantCulture,
        $"Nothing is known of '{text}' ({time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}): the history begins at {begin.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}."),
    Advice.Of($"Name a later time. {HeadWords.Command("history", "Get-VaultHistory")} lists the snapshots."))
{
    /// <summary>Gets the time of the first snapshot.</summary>
    public DateTimeOffset Begin { get; } = begin;
}
