using System.Diagnostics.CodeAnalysis;
using MemoryVault.Json;

namespace MemoryVault.Conflicts;

/// <summary>What resolving a conflict did.</summary>
/// <param name="Id">The conflict's id.</param>
/// <param name="Kind">What it was about.</param>
/// <param name="Path">The file's path in the vault; <c>memory</c> for the shared memory.</param>
/// <param name="Pointer">The place in the file; null for a file as a whole.</param>
/// <param name="Choice">Whose version was taken.</param>
/// <param name="Revision">The commit; null if it was only worked out.</param>
[SuppressMessage("Naming", "CA1720", Justification = "It is the RFC's own word.")]
public sealed record ResolveConflictResult(string Id, ConflictKind Kind, string Path, string? Pointer, ConflictChoice Choice, string? Revision)
{
    /// <summary>Gets what changes in the shared memory, as operations on it (RFC 6902).</summary>
    public JsonPatch Patch { get; init; } = new([]);

    /// <summary>Gets the number of operations.</summary>
    public int PatchSize => Patch.Operations.Count;

    /// <summary>Gets the file that changes, beside the shared memory; null if none does.</summary>
    public string? File { get; init; }

    /// <summary>Gets a value indicating whether it was only worked out.</summary>
    public bool DryRun { get; init; }
}
