using System.Text.Unicode;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Vaults;

namespace MemoryVault.Merging;

/// <summary>
/// Merges two versions of a file that came from one, by what it is: JSON by value, JSONL by record, other text by line. What cannot be
/// read as the one is merged as the next; bytes that are no text are a conflict.
/// </summary>
/// <remarks>The result of a merge with conflicts has ours there, and still parses: markers are never written into a file.</remarks>
/// <param name="services">What starts git.</param>
/// <param name="rules">The rules of the vault.</param>
public sealed class FileMerge(VaultServices services, MergeRules rules)
{
    /// <summary>Gets what is done about conflicts in JSON.</summary>
    public ConflictResolution Resolution { get; init; } = ConflictResolution.KeepOurs;

    /// <summary>Merges.</summary>
    /// <param name="path">The file's path in the vault, for its kind and the rules.</param>
    /// <param name="base">What both came from; null if there was none.</param>
    /// <param name="ours">Our version.</param>
    /// <param name="theirs">Their version.</param>
    /// <param name="cancellationToken">Ends the merge.</param>
    public async Task<FileMergeResult> RunAsync(
        string path, ReadOnlyMemory<byte>? @base, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs, CancellationToken cancellationToken)
    {
        var merge = new JsonMerge(rules.ForFile(path)) { Resolution = Resolution };
        return (HasJson(path) ? JsonFileMerge.TryRun(merge, @base, ours, theirs) : null)
            ?? (HasJson(path) || HasRecords(path) ? JsonLinesMerge.TryRun(merge, @base, ours, theirs) : null)
            ?? await MergeTextAsync(@base ?? ReadOnlyMemory<byte>.Empty, ours, theirs, cancellationToken).ConfigureAwait(false);
    }

    private static bool HasJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool HasRecords(string path) =>
        path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);

    private async Task<FileMergeResult> MergeTextAsync(
        ReadOnlyMemory<byte> @base, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs, CancellationToken cancellationToken)
    {
        if (!IsText(@base.Span) || !IsText(ours.Span) || !IsText(theirs.Span))
        {
            return new FileMergeResult(FileMergeKind.Binary, ours, HasConflicts: true);
        }

        var merged = await new TextMerge(services).RunAsync(@base, ours, theirs, TextMergeFavour.Ours, cancellationToken).ConfigureAwait(false);
        return new FileMergeResult(FileMergeKind.Text, merged.Text, merged.HasConflicts);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) => !bytes.Contains((byte)0) && Utf8.IsValid(bytes);
}
