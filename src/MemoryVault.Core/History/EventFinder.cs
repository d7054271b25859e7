using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Finds the commit that carries an event's id in its trailers.</summary>
internal sealed class EventFinder(Vault vault)
{
    // The event's id tells its time (RFC 9562, version 7). A day on both sides allows for clocks that were put right since.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>Looks near the time that the id tells, then everywhere.</summary>
    internal async Task<ObjectId?> FindAsync(ObjectId head, string eventId, CancellationToken cancellationToken)
    {
        var everywhere = new LogQuery { Start = head };
        if (TimeOf(eventId) is { } time)
        {
            var near = everywhere with { Since = time - Slack, Until = time + Slack };
            if (await FindAsync(near, eventId, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }
        }

        return await FindAsync(everywhere, eventId, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ObjectId?> FindAsync(LogQuery query, string eventId, CancellationToken cancellationToken)
    {
        await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (eventId.Equals(entry.Commit.Message["Vault-Event"], StringComparison.OrdinalIgnoreCase))
            {
                return entry.Id;
            }
        }

        return null;
    }

    private static DateTimeOffset? TimeOf(string uuid)
    {
        var isVersion7 = uuid[14] == '7';
        var milliseconds = long.Parse(string.Concat(uuid.AsSpan(0, 8), uuid.AsSpan(9, 4)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return isVersion7 && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - 172_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}
