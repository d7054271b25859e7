using System.Globalization;
using MemoryVault.Json;
using MemoryVault.Memory;

namespace MemoryVault.Stress.Operations;

/// <summary>What a process read: the state of one commit.</summary>
internal sealed record MemoryView(string Revision, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Reads the memory as <c>memory get</c> does.</summary>
    internal static async Task<MemoryView> ReadAsync(Vaults.Vault vault, string? at)
    {
        var (revision, values) = (string.Empty, new SortedDictionary<string, string>(StringComparer.Ordinal));
        await foreach (var entry in new GetEntries(vault).RunAsync(new GetEntriesOptions { At = at }, CancellationToken.None).ConfigureAwait(false))
        {
            // All of one commit: one that differs would be seen in the values, too.
            revision = entry.Revision;
            if (entry is { Key: { } key, Value: JsonString value })
            {
                values[string.Create(CultureInfo.InvariantCulture, $"{entry.Section}/{key}")] = value.Value;
            }
        }

        return new MemoryView(revision, values);
    }
}
