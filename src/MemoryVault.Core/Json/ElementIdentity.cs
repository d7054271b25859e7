namespace MemoryVault.Json;

/// <summary>The members that together tell one element of an array from another: mostly one, as <c>id</c>.</summary>
internal sealed record ElementIdentity(IReadOnlyList<string> Members)
{
    /// <summary>Gets what mostly identifies an element, in the order in which it is tried.</summary>
    internal static IReadOnlyList<ElementIdentity> Usual { get; } = [new(["id"]), new(["key"]), new(["name"]), new(["uuid"])];

    /// <summary>Gets how many records of the base must have it before it is believed: a <c>name</c> in a log may come again.</summary>
    internal int Evidence { get; init; }

    /// <summary>Gives the key of an element; null if it is no object, or one of the members is neither text nor a number.</summary>
    internal JsonValue? KeyOf(JsonValue element)
    {
        if (element is not JsonObject values)
        {
            return null;
        }

        if (Members.Count == 1)
        {
            return KeyOf(values, Members[0]);
        }

        var keys = new JsonValue[Members.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            if (KeyOf(values, Members[i]) is not { } key)
            {
                return null;
            }

            keys[i] = key;
        }

        return new JsonArray(keys);
    }

    /// <summary>Gives the key of an element by the first of the usual identities that it has; null if it has none.</summary>
    internal static JsonValue? UsualKeyOf(JsonValue element)
    {
        foreach (var identity in Usual)
        {
            if (identity.KeyOf(element) is { } key)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Gives the members of an element that identify it; null for one that has none.</summary>
    internal JsonObject? PartOf(JsonValue element) =>
        KeyOf(element) is null ? null : new JsonObject(Members.Select(member => KeyValuePair.Create(member, ((JsonObject)element).Find(member)!)));

    private static JsonValue? KeyOf(JsonObject values, string member) => values.Find(member) is JsonString or JsonNumber ? values.Find(member) : null;
}
