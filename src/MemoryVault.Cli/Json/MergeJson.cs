using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Cli.Json;

/// <summary>The document of <c>memvault json merge</c>: a member is missing where that side has no value, as null is one.</summary>
internal static class MergeJson
{
    internal static JsonObject Of(JsonMergeResult result) => Object(
        ("merged", result.Merged),
        ("conflicts", new JsonArray(result.Conflicts.Select(conflict => Object(
            ("path", new JsonString(conflict.Path.ToString())), ("base", conflict.Base), ("ours", conflict.Ours), ("theirs", conflict.Theirs))))));

    private static JsonObject Object(params (string Name, JsonValue? Value)[] members) =>
        new(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, member.Value!)));
}
