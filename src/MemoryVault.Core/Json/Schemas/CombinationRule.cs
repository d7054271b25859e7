namespace MemoryVault.Json.Schemas;

/// <summary><c>allOf</c>, <c>anyOf</c>, <c>oneOf</c>, <c>not</c>.</summary>
internal sealed class CombinationRule(IReadOnlyList<SchemaNode>? all, IReadOnlyList<SchemaNode>? any, IReadOnlyList<SchemaNode>? one, SchemaNode? none) : SchemaRule
{
    internal static CombinationRule? Read(SchemaKeywords keywords) =>
        keywords.HasAny("allOf", "anyOf", "oneOf", "not")
            ? new CombinationRule(keywords.Schemas("allOf"), keywords.Schemas("anyOf"), keywords.Schemas("oneOf"), keywords.Schema("not"))
            : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        foreach (var schema in all ?? [])
        {
            schema.Check(value, at, report);
        }

        report.Require(any is null || any.Any(schema => schema.Accepts(value, at)), at, "has none of the forms that 'anyOf' allows");
        if (one is not null)
        {
            var accepting = one.Count(schema => schema.Accepts(value, at));
            report.Require(accepting == 1, at, accepting == 0 ? "has none of the forms that 'oneOf' allows" : "has more than one of the forms of 'oneOf'");
        }

        report.Require(none is null || !none.Accepts(value, at), at, "has the form that 'not' forbids");
    }
}
