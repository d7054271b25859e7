using MemoryVault.Json.Merge;
using MemoryVault.Merging;

namespace MemoryVault.Cli.Invocation;

/// <summary>Merge rules that are named on a command line.</summary>
internal static class MergeRulesInput
{
    /// <summary>Reads a file of rules; without one the default counts.</summary>
    internal static async Task<MergeRules> ReadAsync(string? path, CancellationToken cancellationToken) =>
        path is null ? MergeRules.Default : MergeRulesFile.Read(await JsonInput.ReadBytesAsync(path, cancellationToken));
}
