using System.Text.RegularExpressions;

namespace MemoryVault.Json.Schemas;

/// <summary><c>minLength</c> and <c>maxLength</c> in Unicode characters, <c>pattern</c> anywhere in the string.</summary>
internal sealed class TextRule(int? minimum, int? maximum, Regex? pattern) : SchemaRule
{
    internal static TextRule? Read(SchemaKeywords keywords) =>
        keywords.HasAny("minLength", "maxLength", "pattern")
            ? new TextRule(keywords.Count("minLength"), keywords.Count("maxLength"), keywords.Pattern("pattern"))
            : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        if (value is JsonString { Value: var text })
        {
            var length = text.Length - text.Count(char.IsHighSurrogate);
            report.Require(minimum is null || length >= minimum, at, $"has to have {minimum} characters or more");
            report.Require(maximum is null || length <= maximum, at, $"has to have {maximum} characters or fewer");
            report.Require(pattern is null || pattern.IsMatch(text), at, $"has to match '{pattern}'");
        }
    }
}
