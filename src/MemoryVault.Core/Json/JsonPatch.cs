using MemoryVault.Json.Comparing;
using MemoryVault.Json.Patching;

namespace MemoryVault.Json;

/// <summary>A list of operations that make one document into another (RFC 6902, <c>application/json-patch+json</c>).</summary>
public sealed class JsonPatch
{
    /// <summary>Makes a patch.</summary>
    public JsonPatch(IEnumerable<JsonPatchOperation> operations) => Operations = [.. operations];

    /// <summary>Gets the operations, in the order in which they are applied.</summary>
    public IReadOnlyList<JsonPatchOperation> Operations { get; }

    /// <summary>Reads a patch: a list of objects with <c>op</c>, <c>path</c>, and <c>from</c> or <c>value</c>. Other members are passed over.</summary>
    /// <exception cref="JsonPatchInvalidException">It is not of that form.</exception>
    public static JsonPatch Parse(JsonValue document) => new(JsonPatchFormat.Read(document));

    /// <summary>Works out a patch that makes one document into another, of the operations add, remove and replace.</summary>
    /// <remarks>
    /// Objects are compared member by member. Of arrays the elements that stayed are found first (equal ones, then objects of the same
    /// <c>id</c>, <c>key</c>, <c>name</c> or <c>uuid</c>), the rest one by one. The time grows nearly with the size of the documents: for arrays
    /// that have little in common the patch is right, but not the shortest one.
    /// </remarks>
    public static JsonPatch Between(JsonValue from, JsonValue to) => new(JsonDifference.Find(from, to));

    /// <summary>Gives the patch as a document.</summary>
    public JsonArray ToJson() => JsonPatchFormat.Write(Operations);

    /// <summary>Applies all operations, or none: the document itself never changes.</summary>
    /// <exception cref="JsonPatchFailedException">An operation cannot be applied.</exception>
    public JsonValue Apply(JsonValue document)
    {
        var run = new JsonPatchRun(document);
        foreach (var operation in Operations)
        {
            run.Apply(operation);
        }

        return run.End();
    }

    /// <summary>Works out the patch that takes this one back.</summary>
    /// <param name="before">The document that this one is applied to.</param>
    /// <exception cref="JsonPatchFailedException">An operation cannot be applied.</exception>
    public JsonPatch Invert(JsonValue before)
    {
        var run = new JsonPatchRun(before);
        var undo = new List<IReadOnlyList<JsonPatchOperation>>();
        foreach (var operation in Operations)
        {
            undo.Add(run.Apply(operation).Inverse());
        }

        undo.Reverse();
        return new JsonPatch(undo.SelectMany(operations => operations));
    }
}
