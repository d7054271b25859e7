using MemoryVault.Json.Schemas;

namespace MemoryVault.Json;

/// <summary>A JSON Schema (draft 2020-12), of which the vocabularies for validation are understood.</summary>
/// <remarks>
/// A keyword that is not understood makes the schema refused: to pass it over would be to accept what it forbids. Annotations, to which <c>format</c>
/// belongs, are passed over. References are local. Numbers are compared exactly. Patterns are matched in linear time (<c>RegexOptions.NonBacktracking</c>), so that
/// no value can make a pattern run for hours; a pattern that needs backtracking is refused. docs/formats.md lists the keywords.
/// </remarks>
public sealed class JsonSchema
{
    /// <summary>The most violations that are told; more say nothing new.</summary>
    public const int MostViolations = 100;

    private readonly SchemaNode _root;

    private JsonSchema(SchemaNode root) => _root = root;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="JsonSchemaInvalidException">It is none that is understood.</exception>
    public static JsonSchema Parse(JsonValue document) => new(SchemaReader.Read(document));

    /// <summary>Checks a value, and gives what is wrong with it: nothing if it is as the schema wants it.</summary>
    /// <exception cref="JsonSchemaInvalidException">The schema refers to itself without end.</exception>
    public IReadOnlyList<JsonSchemaViolation> Check(JsonValue value)
    {
        var report = new SchemaReport(MostViolations);
        _root.Check(value, JsonPointer.Root, report);
        return report.Violations;
    }
}
