using System.Text;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("true", "1", true)]
    [InlineData("false", "1", false)]
    [InlineData("{}", "null", true)]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1e400", true)]
    [InlineData("""{"type":"integer"}""", "1.5", false)]
    [InlineData("""{"type":"integer"}""", "0.0", true)]
    [InlineData("""{"type":"number"}""", "1.5", true)]
    [InlineData("""{"type":["string","null"]}""", "null", true)]
    [InlineData("""{"type":["string","null"]}""", "1", false)]
    [InlineData("""{"type":"object"}""", "[]", false)]
    [InlineData("""{"enum":["open",1,{"a":[]}]}""", "1.0", true)]
    [InlineData("""{"enum":["open",1,{"a":[]}]}""", """{"a":[]}""", true)]
    [InlineData("""{"enum":["open",1]}""", "\"shut\"", false)]
    [InlineData("""{"const":null}""", "null", true)]
    [InlineData("""{"const":null}""", "0", false)]
    [InlineData("""{"required":["a"]}""", """{"a":null}""", true)]
    [InlineData("""{"required":["a"]}""", """{"b":1}""", false)]
    [InlineData("""{"required":["a"]}""", "[]", true)]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""", false)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1}""", true)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""", false)]
    [InlineData("""{"patternProperties":{"^x-":{"type":"integer"}},"additionalProperties":{"type":"string"}}""", """{"x-a":1,"b":"c"}""", true)]
    [InlineData("""{"patternProperties":{"^x-":{"type":"integer"}},"additionalProperties":{"type":"string"}}""", """{"x-a":"1"}""", false)]
    [InlineData("""{"patternProperties":{"^x-":{"type":"integer"}},"additionalProperties":{"type":"string"}}""", """{"b":1}""", false)]
    [InlineData("""{"propertyNames":{"pattern":"^[a-z]+$"}}""", """{"ab":1}""", true)]
    [InlineData("""{"propertyNames":{"pattern":"^[a-z]+$"}}""", """{"A":1}""", false)]
    [InlineData("""{"minProperties":1,"maxProperties":2}""", "{}", false)]
    [InlineData("""{"minProperties":1,"maxProperties":2}""", """{"a":1,"b":2,"c":3}""", false)]
    [InlineData("""{"items":{"type":"integer"}}""", "[1,2,\"3\"]", false)]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}""", "[\"a\",2]", true)]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}""", "[1]", false)]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":false}""", "[\"a\",2]", false)]
    [InlineData("""{"contains":{"const":1}}""", "[0,1]", true)]
    [InlineData("""{"contains":{"const":1}}""", "[]", false)]
    [InlineData("""{"contains":{"const":1},"minContains":0}""", "[]", true)]
    [InlineData("""{"contains":{"const":1},"maxContains":1}""", "[1,1]", false)]
    [InlineData("""{"minItems":1,"maxItems":2}""", "[]", false)]
    [InlineData("""{"minItems":1,"maxItems":2}""", "[1,2,3]", false)]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1.0]", false)]
    [InlineData("""{"uniqueItems":true}""", """[{"a":1,"b":2},{"b":2,"a":1}]""", false)]
    [InlineData("""{"uniqueItems":true}""", "[1,\"1\",[1]]", true)]
    [InlineData("""{"minLength":2,"maxLength":2}""", "\"🙂é\"", true)]
    [InlineData("""{"minLength":2}""", "\"🙂\"", false)]
    [InlineData("""{"maxLength":1}""", "\"ab\"", false)]
    [InlineData("""{"pattern":"b+"}""", "\"abbc\"", true)]
    [InlineData("""{"pattern":"^b"}""", "\"ab\"", false)]
    [InlineData("""{"minimum":9007199254740993}""", "9007199254740992", false)]
    [InlineData("""{"minimum":9007199254740993}""", "9007199254740993.0", true)]
    [InlineData("""{"maximum":-1e400}""", "-2e400", true)]
    [InlineData("""{"maximum":-1e400}""", "-1", false)]
    [InlineData("""{"minimum":0}""", "-0.0", true)]
    [InlineData("""{"exclusiveMinimum":0}""", "0", false)]
    [InlineData("""{"exclusiveMinimum":-1.5}""", "-1.25", true)]
    [InlineData("""{"exclusiveMaximum":1e999999999999999999999}""", "1e999999999999999999998", true)]
    [InlineData("""{"exclusiveMaximum":10}""", "10.0", false)]
    [InlineData("""{"multipleOf":0.01}""", "19.99", true)]
    [InlineData("""{"multipleOf":0.01}""", "19.995", false)]
    [InlineData("""{"multipleOf":3}""", "1e999999999999", false)]
    [InlineData("""{"multipleOf":4}""", "1e999999999999", true)]
    [InlineData("""{"multipleOf":1e-999999999}""", "7", true)]
    [InlineData("""{"multipleOf":2.5}""", "-7.5", true)]
    [InlineData("""{"multipleOf":10}""", "5", false)]
    [InlineData("""{"multipleOf":10}""", "0", true)]
    [InlineData("""{"allOf":[{"minimum":1},{"maximum":2}]}""", "3", false)]
    [InlineData("""{"anyOf":[{"type":"string"},{"minimum":2}]}""", "1", false)]
    [InlineData("""{"anyOf":[{"type":"string"},{"minimum":2}]}""", "2", true)]
    [InlineData("""{"oneOf":[{"minimum":1},{"minimum":2}]}""", "1", true)]
    [InlineData("""{"oneOf":[{"minimum":1},{"minimum":2}]}""", "2", false)]
    [InlineData("""{"oneOf":[{"minimum":1},{"minimum":2}]}""", "0", false)]
    [InlineData("""{"not":{"type":"null"}}""", "null", false)]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}""", """{"a":1}""", false)]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}""", """{"a":1,"b":1}""", true)]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}""", "{}", false)]
    [InlineData("""{"then":false}""", "1", true)]
    [InlineData("""{"$defs":{"n/m":{"type":"integer"}},"items":{"$ref":"#/$defs/n~1m"}}""", "[1,\"a\"]", false)]
    [InlineData("""{"$defs":{"a b":{"type":"integer"}},"$ref":"#/$defs/a%20b"}""", "\"x\"", false)]
    [InlineData("""{"properties":{"next":{"$ref":"#"}},"required":["v"]}""", """{"v":1,"next":{"v":2,"next":{"v":3}}}""", true)]
    [InlineData("""{"properties":{"next":{"$ref":"#"}},"required":["v"]}""", """{"v":1,"next":{"v":2,"next":{}}}""", false)]
    [InlineData("""{"$schema":"x","$id":"y","title":"t","description":"d","default":1,"examples":[],"format":"date","$comment":"c","deprecated":true,"readOnly":true}""", "1", true)]
    public void A_schema_accepts_and_refuses(string schema, string value, bool isAccepted) =>
        Assert.Equal(isAccepted, JsonSchema.Parse(Json(schema)).Check(Json(value)).Count == 0);

    [Theory]
    [InlineData("""{"unevaluatedProperties":false}""", "", "'unevaluatedProperties' is not understood")]
    [InlineData("""{"properties":{"a":{"dependentRequired":{}}}}""", "/properties/a", "'dependentRequired' is not understood")]
    [InlineData("""{"$defs":{"never used":{"nope":1}}}""", "/$defs/never used", "'nope' is not understood")]
    [InlineData("""{"type":"int"}""", "/type", "'int', which is no type")]
    [InlineData("""{"type":1}""", "/type", "is no list")]
    [InlineData("""{"required":"a"}""", "/required", "is no list")]
    [InlineData("""{"minLength":-1}""", "/minLength", "is no whole number from 0 on")]
    [InlineData("""{"multipleOf":0}""", "/multipleOf", "is not over 0")]
    [InlineData("""{"items":[{}]}""", "/items", "'prefixItems'")]
    [InlineData("""{"anyOf":[]}""", "/anyOf", "is empty")]
    [InlineData("""{"pattern":"("}""", "/pattern", "cannot be matched")]
    [InlineData("""{"pattern":"(a)\\1"}""", "/pattern", "cannot be matched in linear time")]
    [InlineData("""{"$ref":"other.json"}""", "/$ref", "not a reference within the schema")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "/$ref", "is not in the schema")]
    [InlineData("""{"not":1}""", "/not", "a schema is an object, true or false")]
    public void A_schema_that_is_not_understood_is_refused_with_the_place(string schema, string place, string reason)
    {
        var error = Assert.Throws<JsonSchemaInvalidException>(() => JsonSchema.Parse(Json(schema)));
        Assert.Equal(place, error.Target);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violation_says_where_and_what()
    {
        var schema = JsonSchema.Parse(Json("""{"additionalProperties":{"required":["status"],"properties":{"status":{"enum":["open","done"]},"priority":{"type":"integer","minimum":1}}}}"""));

        var violations = schema.Check(Json("""{"bug-1":{"status":"shut","priority":0.5},"a/b":{}}"""));

        Assert.Equal(
            [
                "/bug-1/status has to be one of [\"open\",\"done\"]", "/bug-1/priority has to be of type integer", "/bug-1/priority has to be 1 or more",
                "/a~1b has to have the member 'status'",
            ],
            violations.Select(v => $"{v.Pointer} {v.Message}"));
    }

    [Fact]
    public void A_schema_that_refers_to_itself_without_end_is_refused()
    {
        var schema = JsonSchema.Parse(Json("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},"$ref":"#/$defs/a"}"""));
        Assert.Throws<JsonSchemaInvalidException>(() => schema.Check(JsonNull.Instance));
    }

    [Fact]
    public void No_more_violations_are_told_than_help() =>
        Assert.Equal(JsonSchema.MostViolations, JsonSchema.Parse(Json("""{"items":{"type":"string"}}""")).Check(Json("[" + string.Join(',', Enumerable.Range(0, 1000)) + "]")).Count);

    private static JsonValue Json(string text) => JsonValue.Parse(Encoding.UTF8.GetBytes(text));
}
