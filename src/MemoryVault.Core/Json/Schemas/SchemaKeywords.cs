using System.Text.RegularExpressions;

namespace MemoryVault.Json.Schemas;

/// <summary>The keywords of one schema, read as what each has to be.</summary>
internal sealed class SchemaKeywords(JsonObject members, JsonPointer place, SchemaReader reader)
{
    internal bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (members.Find(name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    internal JsonValue? Find(string name) => members.Find(name);

    /// <summary>Gives a whole number that is not negative.</summary>
    internal int? Count(string name) => members.Find(name) switch
    {
        null => null,
        JsonNumber number when new JsonDecimal(number.Text) is var exact && (exact.IsZero || (exact.IsWhole && !exact.IsNegative)) => (int)Math.Min(number.ToDouble(), int.MaxValue),
        _ => throw Wrong(name, "is no whole number from 0 on"),
    };

    internal JsonNumber? Number(string name) => Optional<JsonNumber>(name, "is no number");

    internal bool Flag(string name) => Optional<JsonBoolean>(name, "is neither true nor false") is { Value: true };

    internal string? Text(string name) => Optional<JsonString>(name, "is no string")?.Value;

    internal JsonArray? List(string name) => Optional<JsonArray>(name, "is no list");

    internal IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var item in List(name) ?? JsonArray.Empty)
        {
            texts.Add(item is JsonString text ? text.Value : throw Wrong(name, "holds something that is no string"));
        }

        return texts;
    }

    internal Regex? Pattern(string name) => Text(name) is { } pattern ? Compile(name, pattern) : null;

    internal SchemaNode? Schema(string name) => members.Find(name) is { } schema ? reader.Read(schema, place.Append(name)) : null;

    /// <summary>Gives a list of schemas; null where it is missing.</summary>
    internal IReadOnlyList<SchemaNode>? Schemas(string name)
    {
        if (List(name) is not { } list)
        {
            return null;
        }

        return list.Count > 0 ? list.Select((schema, i) => reader.Read(schema, place.Append(name).Append(i))).ToList() : throw Wrong(name, "is empty");
    }

    /// <summary>Gives schemas by name; none where it is missing.</summary>
    internal IReadOnlyDictionary<string, SchemaNode> SchemaMap(string name) =>
        (Optional<JsonObject>(name, "is no object") ?? JsonObject.Empty)
            .ToDictionary(member => member.Key, member => reader.Read(member.Value, place.Append(name).Append(member.Key)), StringComparer.Ordinal);

    /// <summary>Gives schemas by pattern; none where it is missing.</summary>
    internal IReadOnlyList<(Regex Pattern, SchemaNode Schema)> PatternMap(string name) =>
        SchemaMap(name).Select(member => (Compile(name, member.Key), member.Value)).ToList();

    internal SchemaNode Resolve(string reference) => reader.Resolve(reference, place.Append("$ref"));

    internal JsonSchemaInvalidException Wrong(string name, string reason, Exception? inner = null) => new(place.Append(name), $"'{name}' {reason}", inner);

    private T? Optional<T>(string name, string reason)
        where T : JsonValue =>
        members.Find(name) switch
        {
            null => null,
            T value => value,
            _ => throw Wrong(name, reason),
        };

    private Regex Compile(string name, string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw Wrong(name, $"has the pattern '{pattern}', which cannot be matched in linear time, or is none", e);
        }
    }
}
