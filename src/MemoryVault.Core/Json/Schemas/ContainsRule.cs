namespace MemoryVault.Json.Schemas;

/// <summary><c>contains</c>, with <c>minContains</c> (1 where it is not there) and <c>maxContains</c>.</summary>
internal sealed class ContainsRule(SchemaNode wanted, int minimum, int? maximum) : SchemaRule
{
    internal static ContainsRule? Read(SchemaKeywords keywords) =>
        keywords.Schema("contains") is { } wanted ? new ContainsRule(wanted, keywords.Count("minContains") ?? 1, keywords.Count("maxContains")) : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        if (value is JsonArray array)
        {
            var found = array.Where((item, i) => wanted.Accepts(item, at.Append(i))).Count();
            report.Require(found >= minimum, at, $"has to have {minimum} or more elements of the form that 'contains' gives, and has {found}");
            report.Require(maximum is null || found <= maximum, at, $"has to have {maximum} or fewer elements of the form that 'contains' gives, and has {found}");
        }
    }
}
