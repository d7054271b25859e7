using MemoryVault.Json;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A schema, and the check of a document by it.</summary>
internal sealed class SchemaTarget() : TextTarget(
    "schema",
    "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"array\",\"items\":{\"minimum\":0,\"multipleOf\":0.5},\"uniqueItems\":true}},\"additionalProperties\":false}",
    "{\"$defs\":{\"n\":{\"anyOf\":[{\"type\":\"null\"},{\"$ref\":\"#/$defs/n\"}]}},\"$ref\":\"#/$defs/n\"}",
    "{\"patternProperties\":{\"^a+$\":{\"pattern\":\"(a|b)*c\"}},\"propertyNames\":{\"maxLength\":3},\"if\":true,\"then\":{\"const\":1},\"else\":false}",
    "{\"contains\":{\"enum\":[1,2]},\"minContains\":1,\"maxContains\":2,\"prefixItems\":[true],\"oneOf\":[{\"not\":{}}],\"dependentRequired\":{\"a\":[\"b\"]}}")
{
    private static readonly JsonValue[] Documents =
        [JsonValue.Parse("{\"a\":[0,1.5,1e400],\"b\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}"u8), JsonValue.Parse("[1,2,[3],{\"aa\":\"abc\"}]"u8), JsonValue.Parse("null"u8)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["{\"$ref\":\"#\"}", "\"$ref\":\"#/$defs/n\"", "\"allOf\":[{\"$ref\":\"#\"}]", "(a*)*b", "(?=a)", "\\1", "[", "{\"multipleOf\":1e-300}", "{\"minLength\":1e99}"];

    /// <inheritdoc/>
    public override int BytesPerByte => 50_000;

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var schema = JsonSchema.Parse(JsonValue.Parse(input));
        foreach (var document in Documents)
        {
            _ = schema.Check(document);
        }
    }
}
