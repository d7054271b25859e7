using System.Globalization;

namespace MemoryVault.Bench;

/// <summary>What is to be measured.</summary>
internal sealed record BenchOptions(
    bool Small, bool Large, bool Growth, bool Json, bool Cycle, bool Sessions, bool Secrets, bool Start, bool Events, int Runs, int LargeRuns, string? WriteTo, string? MemVault, bool Keep)
{
    public const string Usage = """
        usage: MemoryVault.Bench [small] [large] [growth] [json] [cycle] [sessions] [secrets] [start] [events] [--runs N] [--large-runs N] [--memvault PROGRAM] [--write PAGE.md] [--keep]
        Without small, large, growth, json, cycle, sessions, secrets, start or events the first three are measured. json and secrets are measured in this process. The tables of json and cycle
        go between the marks <!-- bench json --> and <!-- /bench json -->, <!-- bench cycle --> and <!-- /bench cycle -->, those of sessions, secrets, start and events likewise.
        --memvault takes a published program instead of publishing one.
        --write puts the tables between the marks <!-- bench --> and <!-- /bench --> of a page.
        """;

    public static BenchOptions? Parse(string[] args)
    {
        var options = new BenchOptions(false, false, false, false, false, false, false, false, false, 15, 5, null, null, false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : string.Empty;
            var taken = options.Take(args[i], value);
            if (taken is null)
            {
                return null;
            }

            options = taken;
            i += args[i] is "--runs" or "--large-runs" or "--write" or "--memvault" ? 1 : 0;
        }

        var isAnyNamed = options.Small || options.Large || options.Growth || options.Json || options.Cycle || options.Sessions || options.Secrets || options.Start || options.Events;
        return isAnyNamed ? options : options with { Small = true, Large = true, Growth = true };
    }

    private BenchOptions? Take(string option, string value) => option switch
    {
        "small" => this with { Small = true },
        "large" => this with { Large = true },
        "growth" => this with { Growth = true },
        "json" => this with { Json = true },
        "cycle" => this with { Cycle = true },
        "sessions" => this with { Sessions = true },
        "secrets" => this with { Secrets = true },
        "start" => this with { Start = true },
        "events" => this with { Events = true },
        "--keep" => this with { Keep = true },
        "--runs" when int.TryParse(value, CultureInfo.InvariantCulture, out var runs) && runs > 0 => this with { Runs = runs },
        "--large-runs" when int.TryParse(value, CultureInfo.InvariantCulture, out var runs) && runs > 0 => this with { LargeRuns = runs },
        "--write" when value.Length > 0 => this with { WriteTo = value },
        "--memvault" when File.Exists(value) => this with { MemVault = Path.GetFullPath(value) },
        _ => null,
    };
}
