namespace MemoryVault.Json.Schemas;

/// <summary>The schema <c>false</c>.</summary>
internal sealed class NothingRule : SchemaRule
{
    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report) => report.Add(at, "may not be there");
}
