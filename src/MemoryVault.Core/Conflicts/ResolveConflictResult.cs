using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Conflicts;

/// <summary>What resolving a conflict did.</summary>
/// <param name="Id">The conflict's id.</param>
/// <param name="Kind">What it was about.</param>
/// <param name="Path">The file's path in the vault; <c>memory</c> for the shared memory.</param>
/// <param name="Pointer">The place in the file; null for a file as a whole.</param>
/// <param name="Choice">Whose version was taken.</param>
/// <param name="Revision">The commit.</param>
[SuppressMessage("Naming", "CA1720", Justification = "It is the RFC's own word.")]
public sealed record ResolveConflictResult(string Id, ConflictKind Kind, string Path, string? Pointer, ConflictChoice Choice, string Revision);
