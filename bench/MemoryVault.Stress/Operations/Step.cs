using System.Text.Json;
using System.Text.Json.Serialization;

namespace MemoryVault.Stress.Operations;

/// <summary>A line of a history of operations: that one has begun, or what it was answered. The first three members are those of <see cref="HistoryLine"/>.</summary>
/// <param name="Kind"><c>begin</c> or <c>done</c>.</param>
/// <param name="Worker">The process's number; a process that takes the place of a killed one has the same.</param>
/// <param name="Operation">Its name, never used twice: <c>w3-17</c>; also the value that a check-in writes.</param>
/// <param name="At">When, in microseconds of the monotonic clock, which all processes of this host share: before it began, or after it was answered.</param>
public sealed record Step(string Kind, int Worker, string Operation, long At = 0)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>Gets what is done: <c>enter</c>, <c>checkin</c>, <c>renew</c>, <c>exit</c>, <c>force</c> or <c>read</c>.</summary>
    public string? What { get; init; }

    /// <summary>Gets the fencing token that is used; of an answer the one that was granted.</summary>
    public long Token { get; init; }

    /// <summary>Gets the scope that is asked for.</summary>
    public string? Scope { get; init; }

    /// <summary>Gets a value indicating whether the lease keeps out those only who want it for themselves.</summary>
    public bool IsShared { get; init; }

    /// <summary>Gets the entry that is written: <c>stress-0/a1</c>.</summary>
    public string? Entry { get; init; }

    /// <summary>Gets a value indicating whether the entry is removed.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Gets what the entry was when its writer looked; null if it was not there.</summary>
    public string? Saw { get; init; }

    /// <summary>Gets the revision that a check-in is made from, or that is read; null for the lease's, or the newest.</summary>
    public string? Base { get; init; }

    /// <summary>Gets the token of the lease that is to be ended by force.</summary>
    public long Victim { get; init; }

    /// <summary>Gets the id of that lease.</summary>
    public string? Lease { get; init; }

    /// <summary>Gets how many seconds are waited for others.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>Gets a value indicating whether the lease ends with its process.</summary>
    public bool IsBound { get; init; }

    /// <summary>Gets a value indicating whether the agent had that lease already.</summary>
    public bool IsRenewal { get; init; }

    /// <summary>Gets how it ended: <c>ok</c>, <c>nothing</c>, <c>refused</c>, <c>conflict</c>, <c>busy</c> or <c>unknown</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Gets the commit: of a check-in, of what was read, or the one that a lease begins at.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the conflict that keeps the proposal.</summary>
    public string? Kept { get; init; }

    /// <summary>Gets the id of the error.</summary>
    public string? Error { get; init; }

    /// <summary>Gets the words of the error.</summary>
    public string? Words { get; init; }

    /// <summary>Gets what was read.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>Reads a history; a line that is cut, as its writer was killed, is left out.</summary>
    public static IEnumerable<Step> Read(string file) =>
        File.Exists(file) ? File.ReadLines(file).Where(line => line.EndsWith('}')).Select(line => JsonSerializer.Deserialize<Step>(line, Json)!) : [];

    /// <summary>Adds the line to a history, with the time of now.</summary>
    public void AppendTo(string file) => HistoryLine.Append(file, JsonSerializer.SerializeToUtf8Bytes(this with { At = HistoryLine.Now }, Json));
}
