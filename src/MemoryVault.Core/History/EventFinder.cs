using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Finds the commits that carry an event's id in their trailers.</summary>
internal sealed class EventFinder(Vault vault)
{
    private const string Trailer = "Vault-Event";
    private const int TimeDigits = 12;

    // The event's id tells its time (RFC 9562, version 7). A day on both sides allows for clocks that were put right since.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>Finds the newest commit of an event.</summary>
    internal async Task<ObjectId?> FindAsync(ObjectId head, string eventId, CancellationToken cancellationToken) =>
        await SearchAsync(head, eventId, cancellationToken).ConfigureAwait(false) is [var newest, ..] ? newest.Id : null;

    /// <summary>Finds the commits whose event's id begins so, newest first. Looks near the time that the id tells, then everywhere.</summary>
    internal async Task<IReadOnlyList<LogEntry>> SearchAsync(ObjectId head, string prefix, CancellationToken cancellationToken)
    {
        var everywhere = new LogQuery { Start = head, Messages = [$"{Trailer}: {prefix.ToLowerInvariant()}", $"{Trailer}: {prefix}"] };
        if (TimesOf(prefix) is var (earliest, latest))
        {
            var near = everywhere with { Since = earliest - Slack, Until = latest + Slack };
            if (await ListAsync(near, prefix, cancellationToken).ConfigureAwait(false) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return await ListAsync(everywhere, prefix, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<LogEntry>> ListAsync(LogQuery query, string prefix, CancellationToken cancellationToken)
    {
        var found = new List<LogEntry>();
        await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Commit.Message[Trailer]?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true)
            {
                found.Add(entry);
            }
        }

        return found;
    }

    // Null for an id of another version, and for a beginning that is too short to tell.
    private static (DateTimeOffset Earliest, DateTimeOffset Latest)? TimesOf(string prefix)
    {
        var digits = prefix.Replace("-", string.Empty, StringComparison.Ordinal);
        if (digits.Length < TimeDigits / 2 || (digits.Length > TimeDigits && digits[TimeDigits] != '7'))
        {
            return null;
        }

        var time = digits[..Math.Min(digits.Length, TimeDigits)];
        return TimeOf(time.PadRight(TimeDigits, '0')) is { } earliest && TimeOf(time.PadRight(TimeDigits, 'f')) is { } latest ? (earliest, latest) : null;
    }

    private static DateTimeOffset? TimeOf(string digits) =>
        long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - 172_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
