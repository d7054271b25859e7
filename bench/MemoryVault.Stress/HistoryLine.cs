using System.Text.Json;

namespace MemoryVault.Stress;

/// <summary>One thing that a process did or was told, in the order in which it wrote it.</summary>
/// <param name="Kind"><c>granted</c>, <c>begin</c>, <c>done</c>, <c>refused</c>, <c>unknown</c>, <c>busy</c>.</param>
/// <param name="Worker">The process's number; a process that takes the place of a killed one has the same.</param>
/// <param name="Operation">The check-in: <c>w3-17</c>; never used twice.</param>
/// <param name="Token">The fencing token.</param>
/// <param name="Count">What the counter was to become.</param>
/// <param name="Revision">The commit.</param>
/// <param name="Words">Why it was refused.</param>
public sealed record HistoryLine(string Kind, int Worker, string? Operation = null, long Token = 0, int Count = 0, string? Revision = null, string? Words = null)
{
    /// <summary>Reads a history; the last line may be cut, as its writer was killed.</summary>
    public static IEnumerable<HistoryLine> Read(string file)
    {
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            if (line.EndsWith('}'))
            {
                yield return JsonSerializer.Deserialize<HistoryLine>(line)!;
            }
        }
    }

    /// <summary>Adds the line to a history. What the system has is there, whoever is killed then.</summary>
    public void AppendTo(string file)
    {
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(this), (byte)'\n']);
    }
}
