using System.Globalization;

namespace MemoryVault.Stress;

/// <summary>The command line of a run.</summary>
internal sealed record StressArguments(StressOptions Options, string? HistoryFile)
{
    internal const string Usage = """
        usage: MemoryVault.Stress PROCESSES CHECKINS [clones [http]] [--seed N] [--history FILE] [--sections N] [--ttl SECONDS]
                                  [--kills N] [--stops N] [--minutes N]
               MemoryVault.Stress operations PROCESSES OPERATIONS ... (the same options)
               MemoryVault.Stress judge FILE | judge-operations FILE
               MemoryVault.Stress publishers gist|repository INTERLEAVINGS SEED
        """;

    /// <summary>Reads it; null where it is not as it must be.</summary>
    internal static StressArguments? Parse(string[] arguments)
    {
        if (arguments is not [var processes, var checkIns, .. var rest] || !TryNumber(processes, out var count) || !TryNumber(checkIns, out var each))
        {
            return null;
        }

        var seed = Random.Shared.Next(1, 1_000_000);
        var events = Math.Max(2, count * each / 20);
        var result = new StressArguments(new StressOptions { Processes = count, CheckIns = each, Sections = 4, Seed = seed, Kills = events, Stops = events / 2 }, null);
        for (var at = 0; at < rest.Length; at++)
        {
            var next = rest[at].StartsWith("--", StringComparison.Ordinal) && at + 1 < rest.Length ? result.With(rest[at], rest[++at]) : result.With(rest[at]);
            if (next is null)
            {
                return null;
            }

            result = next;
        }

        return result;
    }

    // A decision over a remote takes some exchanges, each of some hundred milliseconds, and those of seven others come between.
    private StressArguments? With(string word) => word switch
    {
        "clones" => this with { Options = Options with { Clones = true, TtlSeconds = 10 } },
        "http" when Options.Clones => this with { Options = Options with { Http = true } },
        _ => null,
    };

    private StressArguments? With(string name, string value)
    {
        if (name == "--history")
        {
            return this with { HistoryFile = value };
        }

        return !TryNumber(value, out var number) ? null : name switch
        {
            "--seed" => this with { Options = Options with { Seed = number } },
            "--sections" => this with { Options = Options with { Sections = number } },
            "--ttl" => this with { Options = Options with { TtlSeconds = number } },
            "--kills" => this with { Options = Options with { Kills = number } },
            "--stops" => this with { Options = Options with { Stops = number } },
            "--minutes" => this with { Options = Options with { Limit = TimeSpan.FromMinutes(number) } },
            _ => null,
        };
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
