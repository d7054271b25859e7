using System.Globalization;

namespace MemoryVault.Faults;

/// <summary>The command line of a run.</summary>
/// <param name="Series">What is done: <c>crashes</c>, <c>errors</c>, <c>gits</c>, <c>endless</c>, <c>remotes</c>, <c>ssh</c>, <c>disks</c>, <c>limits</c>, <c>clocks</c>, <c>scenes</c>.</param>
/// <param name="Program">What starts <c>memvault</c>.</param>
/// <param name="Commands">Which commands, with wildcards; none: all.</param>
/// <param name="Every">1 for each point; N for each Nth.</param>
/// <param name="Workers">How many run at once.</param>
/// <param name="Points">How many bytes of a connection are drawn for each fault and direction.</param>
/// <param name="Seed">What they are drawn by.</param>
internal sealed record FaultArguments(string Series, IReadOnlyList<string> Program, IReadOnlyList<string> Commands, int Every, int Workers, int Points, int Seed)
{
    internal const string Usage = """
        usage: MemoryVault.Faults crashes|errors|gits|endless|remotes|ssh|disks|limits|clocks|scenes --memvault FILE [--commands NAME,...] [--every N] [--workers N] [--points N] [--seed N]
               MemoryVault.Faults list
        FILE is a published memvault, or its assembly. NAME takes wildcards.
        """;

    private static readonly string[] AllSeries = ["crashes", "errors", "gits", "endless", "remotes", "ssh", "disks", "limits", "clocks", "scenes"];

    /// <summary>Reads it; null where it is not as it must be.</summary>
    internal static FaultArguments? Parse(string[] arguments)
    {
        if (arguments is not [var series, .. var rest] || rest.Length % 2 != 0)
        {
            return null;
        }

        var result = new FaultArguments(series, [], [], 1, 2, 10, 1);
        for (var at = 0; at < rest.Length && result is not null; at += 2)
        {
            result = result.With(rest[at], rest[at + 1]);
        }

        return result is { Program.Count: > 0 } && AllSeries.Contains(series) ? result : null;
    }

    private FaultArguments? With(string name, string value) => name switch
    {
        "--memvault" => this with { Program = value.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", Path.GetFullPath(value)] : [Path.GetFullPath(value)] },
        "--commands" => this with { Commands = value.Split(',') },
        "--every" when int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 => this with { Every = number },
        "--workers" when int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 => this with { Workers = number },
        "--points" when int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 => this with { Points = number },
        "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out var number) => this with { Seed = number },
        _ => null,
    };
}
