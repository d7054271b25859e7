namespace MemoryVault.Json.Schemas;

/// <summary><c>prefixItems</c>, <c>items</c>, <c>minItems</c>, <c>maxItems</c>, <c>uniqueItems</c>.</summary>
internal sealed class ElementsRule : SchemaRule
{
    private readonly IReadOnlyList<SchemaNode> _first;
    private readonly SchemaNode? _rest;
    private readonly int? _minimum;
    private readonly int? _maximum;
    private readonly bool _isUnique;

    private ElementsRule(SchemaKeywords keywords)
    {
        if (keywords.Find("items") is JsonArray)
        {
            throw keywords.Wrong("items", "is a list, as in older drafts; it is 'prefixItems' now");
        }

        _first = keywords.Schemas("prefixItems") ?? [];
        _rest = keywords.Schema("items");
        _minimum = keywords.Count("minItems");
        _maximum = keywords.Count("maxItems");
        _isUnique = keywords.Flag("uniqueItems");
    }

    internal static ElementsRule? Read(SchemaKeywords keywords) =>
        keywords.HasAny("prefixItems", "items", "minItems", "maxItems", "uniqueItems") ? new ElementsRule(keywords) : null;

    internal override void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        if (value is not JsonArray array)
        {
            return;
        }

        report.Require(_minimum is null || array.Count >= _minimum, at, $"has to have {_minimum} elements or more");
        report.Require(_maximum is null || array.Count <= _maximum, at, $"has to have {_maximum} elements or fewer");
        report.Require(!_isUnique || array.Distinct().Count() == array.Count, at, "has to have no element twice");
        for (var i = 0; i < array.Count && !report.IsFull; i++)
        {
            var schema = i < _first.Count ? _first[i] : _rest;
            schema?.Check(array[i], at.Append(i), report);
        }
    }
}
