using System.Globalization;

namespace MemoryVault.GitHub;

/// <summary>The requests of an hour (GitHub Docs, "Rate limits for the REST API").</summary>
internal sealed class RequestBudget(TimeProvider clock, int limit)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _reset = clock.GetUtcNow().AddHours(1);
    private int _used;

    /// <summary>Counts a request; false where the hour has no more.</summary>
    internal bool TryUse()
    {
        lock (_lock)
        {
            if (clock.GetUtcNow() >= _reset)
            {
                (_used, _reset) = (0, clock.GetUtcNow().AddHours(1));
            }

            return _used < limit && ++_used > 0;
        }
    }

    /// <summary>Takes back a request that does not count: one that was answered with 304.</summary>
    internal void Return()
    {
        lock (_lock)
        {
            _used--;
        }
    }

    /// <summary>Gives the headers that tell of it.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Headers(bool isUsedUp)
    {
        lock (_lock)
        {
            return
            [
                new("x-ratelimit-limit", Text(limit)),
                new("x-ratelimit-remaining", Text(isUsedUp ? 0 : limit - _used)),
                new("x-ratelimit-reset", Text(_reset.ToUnixTimeSeconds())),
                new("x-ratelimit-used", Text(isUsedUp ? limit : _used)),
                new("x-ratelimit-resource", "core"),
            ];
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
