using System.Globalization;
using System.Text.Json;

namespace MemoryVault.Stress.Load;

/// <summary>How many agents work for how long on one vault.</summary>
/// <param name="Processes">The processes that they are in.</param>
/// <param name="AgentsEach">The agents in each process; the first of them syncs, the second pulls transcripts, the others check in and read.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="PauseMilliseconds">How long an agent thinks between two turns, on average; 0 for the most that the machine can do.</param>
/// <param name="Seed">The seed of what they choose.</param>
public sealed record LoadOptions(int Processes, int AgentsEach, int Seconds, int PauseMilliseconds, int Seed)
{
    /// <summary>The sections that the agents check in to.</summary>
    internal const int Sections = 32;

    internal const string Usage = "       MemoryVault.Stress load PROCESSES AGENTS SECONDS [PAUSE-MILLISECONDS [SEED]]";

    /// <summary>Gets the number of agents.</summary>
    internal int Agents => Processes * AgentsEach;

    /// <summary>Reads the command line; null where it is not as it must be.</summary>
    internal static LoadOptions? Parse(string[] arguments)
    {
        var numbers = arguments.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers.Length is < 3 or > 5 || numbers.Contains(-1) ? null
            : new LoadOptions(numbers[0], numbers[1], numbers[2], numbers.ElementAtOrDefault(3), numbers.Length > 4 ? numbers[4] : Random.Shared.Next(1, 1_000_000));
    }

    /// <summary>Gives the name of a section.</summary>
    internal static string Section(int number) => string.Create(CultureInfo.InvariantCulture, $"area-{number:00}");

    internal static LoadOptions FromArgument(string argument) => JsonSerializer.Deserialize<LoadOptions>(argument)!;

    internal string ToArgument() => JsonSerializer.Serialize(this);
}
