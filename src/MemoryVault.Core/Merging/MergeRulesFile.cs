using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Merging;

/// <summary>Reads <c>merge.json</c> of a state of the vault.</summary>
public static class MergeRulesFile
{
    private static readonly JsonReadOptions Options = new() { Source = MergeRules.FileName, AllowsComments = true };

    /// <summary>Reads the rules; the default ones where there is no such file.</summary>
    /// <param name="store">Where the objects are.</param>
    /// <param name="rootTree">The root tree of the state.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="JsonInvalidException">It is no JSON.</exception>
    /// <exception cref="MergeRulesInvalidException">It has other rules than docs/formats.md gives.</exception>
    public static async ValueTask<MergeRules> ReadAsync(IObjectStore store, ObjectId rootTree, CancellationToken cancellationToken) =>
        await store.FindAsync(rootTree, MergeRules.FileName, cancellationToken).ConfigureAwait(false) is { IsFolder: false } file
            ? Read((await store.ReadBlobAsync(file.Id, MergeRules.FileName, ReadLimit.Settings, cancellationToken).ConfigureAwait(false)).Span)
            : MergeRules.Default;

    /// <summary>Reads rules from the bytes of a file, which may have comments.</summary>
    /// <exception cref="JsonInvalidException">It is no JSON.</exception>
    /// <exception cref="MergeRulesInvalidException">It has other rules than docs/formats.md gives.</exception>
    public static MergeRules Read(ReadOnlySpan<byte> utf8) => MergeRules.Parse(JsonValue.Parse(utf8, Options));
}
