namespace MemoryVault.Json.Schemas;

/// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c>, <c>exclusiveMaximum</c>, <c>multipleOf</c>: exact, of numbers of any length.</summary>
internal sealed class NumberRule : SchemaRule
{
    private readonly JsonNumber? _minimum;
    private readonly JsonNumber? _maximum;
    private readonly JsonNumber? _above;
    private readonly JsonNumber? _below;
    private readonly JsonNumber? _factor;

    private NumberRule(SchemaKeywords keywords)
    {
        _minimum = keywords.Number("minimum");
        _maximum = keywords.Number("maximum");
        _above = keywords.Number("exclusiveMinimum");
        _below = keywords.Number("exclusiveMaximum");
        _factor = keywords.Number("multipleOf");
        if (_factor is not null && new JsonDecimal(_factor.Text) is var factor && (factor.IsZero || factor.IsNegative))
        {
            throw keywords.Wrong("multipleOf", "is not over 0");
        }
    }

    internal static NumberRule? Read(SchemaKeywords keywords) =>
        keywords.HasAny("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? new NumberRule(keywords) : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        if (value is JsonNumber number)
        {
            report.Require(_minimum is null || Compare(number, _minimum) >= 0, at, $"has to be {_minimum} or more");
            report.Require(_maximum is null || Compare(number, _maximum) <= 0, at, $"has to be {_maximum} or less");
            report.Require(_above is null || Compare(number, _above) > 0, at, $"has to be more than {_above}");
            report.Require(_below is null || Compare(number, _below) < 0, at, $"has to be less than {_below}");
            report.Require(_factor is null || new JsonDecimal(number.Text).IsMultipleOf(new JsonDecimal(_factor.Text)), at, $"has to be a multiple of {_factor}");
        }
    }

    private static int Compare(JsonNumber left, JsonNumber right) => new JsonDecimal(left.Text).CompareTo(new JsonDecimal(right.Text));
}
