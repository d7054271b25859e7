using System.Diagnostics.CodeAnalysis;
using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Conflicts;

/// <summary>Two values of one place in a JSON document. Ours was left in place.</summary>
/// <param name="Pointer">The place, as it was when the conflict arose.</param>
/// <param name="Steps">The way to the place, which names elements by what identifies them.</param>
/// <param name="Base">What stood there before; null for nothing.</param>
/// <param name="Ours">Our value; null if we deleted it.</param>
/// <param name="Theirs">Their value; null if they deleted it.</param>
[SuppressMessage("Naming", "CA1720", Justification = "It is the RFC's own word.")]
public sealed record JsonConflictRecord(JsonPointer Pointer, IReadOnlyList<MergeStep> Steps, JsonValue? Base, JsonValue? Ours, JsonValue? Theirs) : ConflictRecord
{
    /// <inheritdoc/>
    public override ConflictKind Kind => ConflictKind.Json;

    /// <inheritdoc/>
    private protected override IEnumerable<string> Content => ["json", Path, JsonCanonical.Hash(At), HashOf(Base), .. Unordered(HashOf(Ours), HashOf(Theirs))];

    private JsonArray At => new(Steps.Select(step => step.Identity ?? (JsonValue)new JsonString(step.Token)));

    /// <summary>Makes the record of a conflict in a file.</summary>
    internal static JsonConflictRecord Of(JsonConflict conflict, string path) =>
        new(conflict.Path, conflict.Steps, conflict.Base, conflict.Ours, conflict.Theirs) { Path = path };

    /// <inheritdoc/>
    private protected override void AddMembers(ICollection<KeyValuePair<string, JsonValue>> members)
    {
        members.Add(new("pointer", new JsonString(Pointer.ToString())));
        members.Add(new("at", At));
        Add(members, "base", Base);
        Add(members, "ours", Ours);
        Add(members, "theirs", Theirs);
        AddOrigins(members);
    }

    private static void Add(ICollection<KeyValuePair<string, JsonValue>> members, string name, JsonValue? value)
    {
        if (value is not null)
        {
            members.Add(new(name, value));
        }
    }

    private static string HashOf(JsonValue? value) => value is null ? "-" : JsonCanonical.Hash(value);
}
