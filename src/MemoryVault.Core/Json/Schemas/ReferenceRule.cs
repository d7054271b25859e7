namespace MemoryVault.Json.Schemas;

/// <summary><c>$ref</c>, to a place in the same schema.</summary>
internal sealed class ReferenceRule(SchemaNode target) : SchemaRule
{
    internal static ReferenceRule? Read(SchemaKeywords keywords) => keywords.Text("$ref") is { } reference ? new(keywords.Resolve(reference)) : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report) => target.Check(value, at, report);
}
