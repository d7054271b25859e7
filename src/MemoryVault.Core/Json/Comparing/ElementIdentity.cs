namespace MemoryVault.Json.Comparing;

/// <summary>What makes an element of an array the same one after it was changed: its <c>id</c>, <c>key</c>, <c>name</c> or <c>uuid</c>.</summary>
internal static class ElementIdentity
{
    private static readonly string[] Members = ["id", "key", "name", "uuid"];

    /// <summary>Gives the identity of an element; null where it has none.</summary>
    internal static JsonValue? Of(JsonValue element)
    {
        if (element is JsonObject members)
        {
            foreach (var member in Members)
            {
                if (members.Find(member) is { Kind: JsonKind.String or JsonKind.Number } identity)
                {
                    return identity;
                }
            }
        }

        return null;
    }
}
