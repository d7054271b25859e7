using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Json;

/// <summary>The document of <c>memvault checkin --json</c>.</summary>
internal static class CheckinJson
{
    internal static void Write(JsonText json, CheckInResult result)
    {
        json.Member("event", result.Event);
        json.Member("revision", result.Revision);
        json.Member("patchSize", result.PatchSize);
        json.Member("merged", result.Merged);
        json.Members("conflicts", result.Conflicts, Conflict);
        json.Members("settled", result.Settled, Conflict);
        json.Member("risk", result.Risk);
        json.Member("requiresReview", result.RequiresReview);
        json.Member("vault", result.Vault);
    }

    // A side that has no value there has no member: null is a value.
    private static void Conflict(JsonText json, JsonConflict conflict)
    {
        json.Member("path", conflict.Path.ToString());
        Side(json, "base", conflict.Base);
        Side(json, "ours", conflict.Ours);
        Side(json, "theirs", conflict.Theirs);
    }

    private static void Side(JsonText json, string name, JsonValue? value)
    {
        if (value is not null)
        {
            json.Raw(name, value.ToString());
        }
    }
}
