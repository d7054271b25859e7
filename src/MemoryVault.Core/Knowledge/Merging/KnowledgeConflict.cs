using System.Diagnostics.CodeAnalysis;
using MemoryVault.Conflicts;
using MemoryVault.Json;

namespace MemoryVault.Knowledge;

/// <summary>What both sides changed, each in its own way.</summary>
/// <param name="Path">The file's path in the project; of a merge of branches, in the repository.</param>
/// <param name="Kind">What conflicts: a value in JSON, lines of a text, or the file as a whole.</param>
[SuppressMessage("Naming", "CA1720", Justification = "It is a JSON pointer, and no address.")]
public sealed record KnowledgeConflict(string Path, ConflictKind Kind)
{
    /// <summary>Gets the place in the JSON document; null where it is none. Of JSONL the first step is the record.</summary>
    public JsonPointer? Pointer { get; init; }

    /// <summary>Gets what stood there before: a value, or a text as a JSON string; null for nothing, and for bytes that are no text.</summary>
    public JsonValue? Base { get; init; }

    /// <summary>Gets what our side has there, likewise; null also if it deleted it.</summary>
    public JsonValue? Ours { get; init; }

    /// <summary>Gets what their side has there, likewise; null also if it deleted it.</summary>
    public JsonValue? Theirs { get; init; }
}
