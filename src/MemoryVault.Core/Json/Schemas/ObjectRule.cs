namespace MemoryVault.Json.Schemas;

/// <summary><c>required</c>, <c>propertyNames</c>, <c>minProperties</c>, <c>maxProperties</c>: which members there are.</summary>
internal sealed class ObjectRule(IReadOnlyList<string> required, SchemaNode? names, int? minimum, int? maximum) : SchemaRule
{
    internal static ObjectRule? Read(SchemaKeywords keywords) =>
        keywords.HasAny("required", "propertyNames", "minProperties", "maxProperties")
            ? new ObjectRule(keywords.Texts("required"), keywords.Schema("propertyNames"), keywords.Count("minProperties"), keywords.Count("maxProperties"))
            : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        if (value is not JsonObject members)
        {
            return;
        }

        report.Require(minimum is null || members.Count >= minimum, at, $"has to have {minimum} members or more");
        report.Require(maximum is null || members.Count <= maximum, at, $"has to have {maximum} members or fewer");
        foreach (var name in required)
        {
            report.Require(members.Find(name) is not null, at, $"has to have the member '{name}'");
        }

        for (var i = 0; names is not null && i < members.Count && !report.IsFull; i++)
        {
            names.Check(JsonString.Trusted(members.Names[i]), at.Append(members.Names[i]), report);
        }
    }
}
