using System.Text.RegularExpressions;

namespace MemoryVault.Json.Schemas;

/// <summary><c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c>: the values of members.</summary>
internal sealed class MembersRule(IReadOnlyDictionary<string, SchemaNode> byName, IReadOnlyList<(Regex Pattern, SchemaNode Schema)> byPattern, SchemaNode? others) : SchemaRule
{
    internal static MembersRule? Read(SchemaKeywords keywords) =>
        keywords.HasAny("properties", "patternProperties", "additionalProperties")
            ? new MembersRule(keywords.SchemaMap("properties"), keywords.PatternMap("patternProperties"), keywords.Schema("additionalProperties"))
            : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        if (value is not JsonObject members)
        {
            return;
        }

        for (var i = 0; i < members.Count && !report.IsFull; i++)
        {
            CheckMember(members.Names[i], members.Values[i], at.Append(members.Names[i]), report);
        }
    }

    private void CheckMember(string name, JsonValue value, JsonPointer at, SchemaReport report)
    {
        var isOther = !byName.TryGetValue(name, out var schema);
        schema?.Check(value, at, report);
        foreach (var (pattern, patterned) in byPattern)
        {
            if (pattern.IsMatch(name))
            {
                isOther = false;
                patterned.Check(value, at, report);
            }
        }

        if (isOther)
        {
            others?.Check(value, at, report);
        }
    }
}
