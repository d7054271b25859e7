namespace MemoryVault.Json.Schemas;

/// <summary><c>if</c>, with <c>then</c> and <c>else</c>.</summary>
internal sealed class ConditionRule(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : SchemaRule
{
    internal static ConditionRule? Read(SchemaKeywords keywords)
    {
        var (condition, then, otherwise) = (keywords.Schema("if"), keywords.Schema("then"), keywords.Schema("else"));
        return condition is null ? null : new ConditionRule(condition, then, otherwise);
    }

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report) =>
        (condition.Accepts(value, at) ? then : otherwise)?.Check(value, at, report);
}
