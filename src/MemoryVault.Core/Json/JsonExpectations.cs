using System.Globalization;

namespace MemoryVault.Json;

/// <summary>Reads what a document of a known form has to have. What is missing or something else is a <see cref="FormatException"/>, and never passed over.</summary>
internal static class JsonExpectations
{
    /// <summary>Gives a member that has to be there.</summary>
    internal static JsonValue Get(this JsonObject json, string member) => json.Find(member) ?? throw new FormatException($"'{member}' is missing.");

    /// <summary>Gives a member that has to be a string.</summary>
    internal static string Text(this JsonObject json, string member) => json.OptionalText(member) ?? throw new FormatException($"'{member}' is missing or no string.");

    /// <summary>Gives a member that is a string; null where it is something else or missing.</summary>
    internal static string? OptionalText(this JsonObject json, string member) => (json.Find(member) as JsonString)?.Value;

    /// <summary>Gives a list of objects that may be missing.</summary>
    internal static IReadOnlyList<T> List<T>(this JsonObject json, string member, Func<JsonObject, T> read)
        where T : class
    {
        var values = new List<T>();
        foreach (var item in json.Items(member).Items)
        {
            values.Add(read(item.AsObject()));
        }

        return values;
    }

    /// <summary>Gives a list of strings that may be missing.</summary>
    internal static IReadOnlyList<string> Texts(this JsonObject json, string member)
    {
        var texts = new List<string>();
        foreach (var item in json.Items(member).Items)
        {
            texts.Add(item.AsText());
        }

        return texts;
    }

    /// <summary>Gives an object.</summary>
    internal static JsonObject AsObject(this JsonValue json) => json as JsonObject ?? throw Wrong("an object", json);

    /// <summary>Gives a string.</summary>
    internal static string AsText(this JsonValue json) => (json as JsonString ?? throw Wrong("a string", json)).Value;

    /// <summary>Gives a whole number of 64 bits.</summary>
    internal static long AsInt64(this JsonValue json)
    {
        var number = json as JsonNumber ?? throw Wrong("a number", json);
        return number.TryGetInt64(out var value) ? value : throw new FormatException($"{number.Text} is not a whole number, or out of range.");
    }

    /// <summary>Gives a whole number of 32 bits.</summary>
    internal static int AsInt32(this JsonValue json) =>
        json.AsInt64() is >= int.MinValue and <= int.MaxValue and var number ? (int)number : throw new FormatException($"{json} is out of range.");

    /// <summary>Gives a number.</summary>
    internal static double AsDouble(this JsonValue json) => (json as JsonNumber ?? throw Wrong("a number", json)).ToDouble();

    /// <summary>Gives true or false.</summary>
    internal static bool AsBoolean(this JsonValue json) => (json as JsonBoolean ?? throw Wrong("true or false", json)).Value;

    private static JsonArray Items(this JsonObject json, string member) => json.Find(member) switch
    {
        null or JsonNull => JsonArray.Empty,
        JsonArray items => items,
        var other => throw Wrong("a list", other),
    };

    private static FormatException Wrong(string expected, JsonValue json) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{expected} was expected where there is {NameOf(json.Kind)}."));

    private static string NameOf(JsonKind kind) => kind.ToString().ToLowerInvariant();
}
