namespace MemoryVault.Json.Schemas;

/// <summary>Reads a schema's document into nodes; each place of it becomes one node, however often it is referred to.</summary>
internal sealed class SchemaReader
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$ref", "$defs", "definitions", "type", "enum", "const", "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
        "maxProperties", "items", "prefixItems", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "minimum",
        "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",

        // Annotations: they say something about a value and forbid none.
        "$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "format", "contentEncoding", "contentMediaType", "contentSchema",
    };

    private readonly JsonValue _document;
    private readonly Dictionary<JsonPointer, SchemaNode> _nodes = [];

    private SchemaReader(JsonValue document) => _document = document;

    /// <summary>Reads a schema.</summary>
    internal static SchemaNode Read(JsonValue document) => new SchemaReader(document).Read(document, JsonPointer.Root);

    /// <summary>Reads the schema that a reference names.</summary>
    internal SchemaNode Resolve(string reference, JsonPointer place)
    {
        if (!reference.StartsWith('#'))
        {
            throw new JsonSchemaInvalidException(place, $"'{reference}' is not a reference within the schema, as '#/$defs/name' is");
        }

        JsonPointer target;
        try
        {
            target = JsonPointer.Parse(Uri.UnescapeDataString(reference[1..]));
        }
        catch (JsonPointerInvalidException e)
        {
            throw new JsonSchemaInvalidException(place, e.Message.TrimEnd('.'), e);
        }

        return target.TryResolve(_document, out var schema)
            ? Read(schema, target)
            : throw new JsonSchemaInvalidException(place, $"'{reference}' is not in the schema");
    }

    /// <summary>Reads the schema at a place.</summary>
    internal SchemaNode Read(JsonValue schema, JsonPointer place)
    {
        if (_nodes.TryGetValue(place, out var known))
        {
            return known;
        }

        var node = new SchemaNode(place);
        _nodes.Add(place, node);
        node.Rules = schema switch
        {
            JsonBoolean { Value: true } => [],
            JsonBoolean => [new NothingRule()],
            JsonObject members => ReadRules(members, place),
            _ => throw new JsonSchemaInvalidException(place, "a schema is an object, true or false"),
        };
        return node;
    }

    private List<SchemaRule> ReadRules(JsonObject members, JsonPointer place)
    {
        foreach (var name in members.Names)
        {
            if (!Known.Contains(name))
            {
                throw new JsonSchemaInvalidException(place, $"the keyword '{name}' is not understood");
            }
        }

        var keywords = new SchemaKeywords(members, place, this);
        keywords.SchemaMap("$defs");
        keywords.SchemaMap("definitions");
        SchemaRule?[] rules =
        [
            ReferenceRule.Read(keywords), TypeRule.Read(keywords), ValueRule.Read(keywords), NumberRule.Read(keywords), TextRule.Read(keywords), ElementsRule.Read(keywords),
            ContainsRule.Read(keywords), MembersRule.Read(keywords), ObjectRule.Read(keywords), CombinationRule.Read(keywords), ConditionRule.Read(keywords),
        ];
        return rules.OfType<SchemaRule>().ToList();
    }
}
