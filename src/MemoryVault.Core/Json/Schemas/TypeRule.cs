namespace MemoryVault.Json.Schemas;

/// <summary><c>type</c>: one of seven words, or a list of them.</summary>
internal sealed class TypeRule : SchemaRule
{
    private static readonly string[] Words = ["null", "boolean", "number", "string", "array", "object", "integer"];

    private readonly IReadOnlyList<string> _allowed;
    private readonly string _message;

    private TypeRule(IReadOnlyList<string> allowed)
    {
        _allowed = allowed;
        _message = $"has to be of type {string.Join(" or ", allowed)}";
    }

    internal static TypeRule? Read(SchemaKeywords keywords)
    {
        if (!keywords.HasAny("type"))
        {
            return null;
        }

        var allowed = keywords.Find("type") is JsonString one ? [one.Value] : keywords.Texts("type");
        return allowed.FirstOrDefault(word => !Words.Contains(word)) is { } unknown ? throw keywords.Wrong("type", $"has '{unknown}', which is no type") : new TypeRule(allowed);
    }

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        var isAllowed = _allowed.Contains(Words[(int)value.Kind])
            || (value is JsonNumber number && _allowed.Contains("integer") && new JsonDecimal(number.Text) is var exact && (exact.IsZero || exact.IsWhole));
        report.Require(isAllowed, at, _message);
    }
}
