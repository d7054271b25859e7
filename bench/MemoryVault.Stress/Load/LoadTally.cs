using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Stress.Load;

/// <summary>What the agents of a process did: the times of each kind, and the errors.</summary>
public sealed class LoadTally
{
    /// <summary>Gets the times by what was done.</summary>
    public ConcurrentDictionary<string, Latencies> Times { get; init; } = [];

    /// <summary>Gets the errors: what was done, the kind and the id of the error.</summary>
    public ConcurrentDictionary<string, int> Errors { get; init; } = [];

    /// <summary>Reads a tally.</summary>
    public static LoadTally Read(string file) => JsonSerializer.Deserialize<LoadTally>(File.ReadAllBytes(file))!;

    /// <summary>Writes it.</summary>
    public void WriteTo(string file) => File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Adds what another process did.</summary>
    public void Add(LoadTally other)
    {
        foreach (var (what, times) in other.Times)
        {
            Times.GetOrAdd(what, _ => new Latencies()).Add(times);
        }

        foreach (var (error, count) in other.Errors)
        {
            Errors.AddOrUpdate(error, count, (_, before) => before + count);
        }
    }

    /// <summary>Does something and takes its time; an error is counted.</summary>
    /// <returns>What it gave; null after an error.</returns>
    internal async Task<T?> TimeAsync<T>(string what, Func<Task<T>> action)
        where T : class
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var result = await action().ConfigureAwait(false);
            Times.GetOrAdd(what, _ => new Latencies()).Add(Stopwatch.GetElapsedTime(start));
            return result;
        }
        catch (VaultException e)
        {
            // Only what is documented is in order: LoadRun decides.
            Errors.AddOrUpdate($"{what}: {e.Kind}, {e.Id}: {(e.Kind is VaultErrorKind.Busy or VaultErrorKind.LeaseHeld ? string.Empty : e.Message)}", 1, (_, before) => before + 1);
            return null;
        }
    }
}
