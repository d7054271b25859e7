using System.Text.Json;

namespace MemoryVault.Stress;

/// <summary>All that a run is judged by, in one file, so that it can be judged again.</summary>
/// <param name="Options">What was run.</param>
/// <param name="Host">On what, and what else it did.</param>
/// <param name="Failures">What was seen while it ran: a process that failed, a run that did not end.</param>
/// <param name="History">What all processes wrote.</param>
/// <param name="State">What is there in the end.</param>
/// <param name="Kills">The processes that were killed.</param>
/// <param name="Stops">The times that a process stood still.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record RunRecord(
    StressOptions Options, string Host, IReadOnlyList<string> Failures, IReadOnlyList<HistoryLine> History, FinalState State, int Kills, int Stops, double Seconds)
{
    /// <summary>Reads a record.</summary>
    public static RunRecord Read(string file) => JsonSerializer.Deserialize<RunRecord>(File.ReadAllBytes(file))!;

    /// <summary>Writes it.</summary>
    public void WriteTo(string file) => File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Judges the run.</summary>
    public StressReport Judge() => new(
        [.. Failures, .. new StressChecker(History, State).Check()],
        History.Count(line => line.Kind == "done"),
        State.Commits.Count,
        History.Count(line => line is { Kind: "refused", Operation: not null }),
        History.Where(line => line.Kind == "granted").Select(line => line.Token).Distinct().Count(),
        Kills,
        Stops,
        Seconds,
        Host);
}
