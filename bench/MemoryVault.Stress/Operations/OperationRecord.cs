using System.Globalization;
using System.Text.Json;

namespace MemoryVault.Stress.Operations;

/// <summary>All that a run of operations is judged by, in one file, so that it can be judged again.</summary>
/// <param name="Options">What was run.</param>
/// <param name="Host">On what, and what else it did.</param>
/// <param name="Failures">What was seen while it ran.</param>
/// <param name="History">What all processes wrote.</param>
/// <param name="Main">What is there in the end.</param>
/// <param name="Kills">The processes that were killed.</param>
/// <param name="Stops">The times that a process stood still.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record OperationRecord(
    StressOptions Options, string Host, IReadOnlyList<string> Failures, IReadOnlyList<Step> History, MainHistory Main, int Kills, int Stops, double Seconds)
{
    /// <summary>Reads a record.</summary>
    public static OperationRecord Read(string file) => JsonSerializer.Deserialize<OperationRecord>(File.ReadAllBytes(file))!;

    /// <summary>Writes it, where it is wanted.</summary>
    public void WriteTo(string? file)
    {
        if (file is not null)
        {
            File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(this));
        }
    }

    /// <summary>Judges the run.</summary>
    /// <returns>What must not be.</returns>
    public IReadOnlyList<string> Judge() => [.. Failures, .. Judge(History, Main, Options)];

    /// <summary>Counts what was done, by what it was and how it ended: <c>checkin ok</c>.</summary>
    public IReadOnlyDictionary<string, int> Count() => new SortedDictionary<string, int>(
        Operation.Of(History).CountBy(operation => $"{operation.Call.What} {operation.Outcome}").ToDictionary(), StringComparer.Ordinal);

    /// <summary>Judges a history.</summary>
    public static IReadOnlyList<string> Judge(IReadOnlyList<Step> history, MainHistory main, StressOptions options)
    {
        var model = new OperationModel(history, main);
        return [.. new WriteJudge(model, main).Check(), .. new LeaseJudge(model, options.TtlSeconds).Check(), .. new ReadJudge(model, !options.Clones).Check()];
    }

    /// <summary>Says what the run came to.</summary>
    /// <returns>The exit code.</returns>
    internal int Tell(TextWriter output)
    {
        var violations = Judge();
        var counts = Count();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {Options.Seed}: {counts.Values.Sum()} operations ({string.Join(", ", counts.Select(pair => $"{pair.Value} {pair.Key}"))}), {Main.Commits.Count} commits, {Kills} killed, {Stops} stopped, {Seconds:F1} s, {violations.Count} violations ({Host})"));
        foreach (var violation in violations.Take(50))
        {
            output.WriteLine(violation);
        }

        return violations.Count == 0 ? 0 : 1;
    }
}
