namespace MemoryVault.Json.Patching;

/// <summary>Reads and writes a patch as a document.</summary>
internal static class JsonPatchFormat
{
    private static readonly string[] Kinds = ["add", "remove", "replace", "move", "copy", "test"];

    internal static IEnumerable<JsonPatchOperation> Read(JsonValue document) =>
        document is JsonArray operations
            ? operations.Select(ReadOperation)
            : throw new JsonPatchInvalidException(operation: null, "it is no list of operations");

    internal static JsonArray Write(IReadOnlyList<JsonPatchOperation> operations) => new(operations.Select(WriteOperation));

    private static JsonPatchOperation ReadOperation(JsonValue value, int index)
    {
        var operation = value as JsonObject ?? throw new JsonPatchInvalidException(index, "it is no object");
        var name = ReadText(operation, "op", index);
        var kind = Array.IndexOf(Kinds, name) is var at and >= 0
            ? (JsonPatchOperationKind)at
            : throw new JsonPatchInvalidException(index, $"'{name}' is none of the operations {string.Join(", ", Kinds)}");
        var isFromElsewhere = kind is JsonPatchOperationKind.Move or JsonPatchOperationKind.Copy;
        var needsValue = !isFromElsewhere && kind != JsonPatchOperationKind.Remove;
        return new JsonPatchOperation(
            kind,
            ReadPointer(operation, "path", index),
            isFromElsewhere ? ReadPointer(operation, "from", index) : null,
            needsValue ? operation.Find("value") ?? throw new JsonPatchInvalidException(index, "'value' is missing") : null);
    }

    private static JsonPointer ReadPointer(JsonObject operation, string member, int index)
    {
        try
        {
            return JsonPointer.Parse(ReadText(operation, member, index));
        }
        catch (JsonPointerInvalidException e)
        {
            throw new JsonPatchInvalidException(index, e.Message.TrimEnd('.'), e);
        }
    }

    private static string ReadText(JsonObject operation, string member, int index) => operation.Find(member) switch
    {
        JsonString text => text.Value,
        null => throw new JsonPatchInvalidException(index, $"'{member}' is missing"),
        _ => throw new JsonPatchInvalidException(index, $"'{member}' is no string"),
    };

    private static JsonObject WriteOperation(JsonPatchOperation operation)
    {
        var members = new List<KeyValuePair<string, JsonValue>>
        {
            new("op", new JsonString(Kinds[(int)operation.Kind])),
            new("path", new JsonString(operation.Path.ToString())),
        };
        if (operation.From is not null)
        {
            members.Insert(1, new("from", new JsonString(operation.From.ToString())));
        }

        if (operation.Value is not null)
        {
            members.Add(new("value", operation.Value));
        }

        return new JsonObject(members);
    }
}
