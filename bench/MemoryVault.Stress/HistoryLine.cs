using System.Diagnostics;
using System.Text.Json;

namespace MemoryVault.Stress;

/// <summary>One thing that a process did or was told, in the order in which it wrote it.</summary>
/// <param name="Kind"><c>ask</c>, <c>granted</c>, <c>begin</c>, <c>done</c>, <c>refused</c>, <c>unknown</c>, <c>busy</c>, <c>exited</c>, <c>ended</c>.</param>
/// <param name="Worker">The process's number; a process that takes the place of a killed one has the same.</param>
/// <param name="Operation">The check-in, by the entry that it writes: <c>stress-0/w3-17</c>; never used twice. Of <c>ask</c> the section.</param>
/// <param name="Token">The fencing token.</param>
/// <param name="Count">What the section's counter was to become.</param>
/// <param name="Revision">The commit.</param>
/// <param name="Words">Why it was refused.</param>
/// <param name="At">When, in microseconds of the monotonic clock, which all processes of this host share; 0 if it is not known.</param>
public sealed record HistoryLine(
    string Kind, int Worker, string? Operation = null, long Token = 0, int Count = 0, string? Revision = null, string? Words = null, long At = 0)
{
    /// <summary>Gets the time of now, as <see cref="At"/> tells it.</summary>
    internal static long Now => (long)Stopwatch.GetElapsedTime(0).TotalMicroseconds;

    /// <summary>Reads a line; null where it is cut, as its writer was killed.</summary>
    internal static HistoryLine? Parse(string line) => line.EndsWith('}') ? JsonSerializer.Deserialize<HistoryLine>(line) : null;

    /// <summary>Reads a history.</summary>
    public static IEnumerable<HistoryLine> Read(string file) =>
        File.Exists(file) ? File.ReadAllLines(file).Select(Parse).OfType<HistoryLine>() : [];

    /// <summary>Adds the line to a history.</summary>
    public void AppendTo(string file) => Append(file, JsonSerializer.SerializeToUtf8Bytes(this with { At = Now }));

    /// <summary>Adds a line to a history. What the system has is there, whoever is killed then.</summary>
    internal static void Append(string file, byte[] line)
    {
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write([.. line, (byte)'\n']);
    }
}
