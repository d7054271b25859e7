namespace MemoryVault.Json.Schemas;

/// <summary><c>enum</c> and <c>const</c>.</summary>
internal sealed class ValueRule(JsonArray? allowed, JsonValue? only) : SchemaRule
{
    internal static ValueRule? Read(SchemaKeywords keywords) =>
        keywords.HasAny("enum", "const") ? new ValueRule(keywords.List("enum"), keywords.Find("const")) : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        report.Require(allowed is null || allowed.Contains(value), at, $"has to be one of {allowed}");
        report.Require(only is null || only.Equals(value), at, $"has to be {only}");
    }
}
