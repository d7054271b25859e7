using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Json;

/// <summary>The documents of <c>memvault checkin --json</c> and <c>memvault memory import --json</c>.</summary>
internal static class CheckinJson
{
    internal static void Write(JsonText json, CheckInResult result)
    {
        json.Member("event", result.Event);
        json.Member("revision", result.Revision);
        json.Member("base", result.Base ?? result.Revision);
        json.Member("patchSize", result.PatchSize);
        json.Member("merged", result.Merged);
        json.Members("conflicts", result.Conflicts, Conflict);
        json.Members("settled", result.Settled, Conflict);
        json.Member("risk", result.Risk);
        json.Member("requiresReview", result.RequiresReview);
        json.Member("vault", result.Vault);
    }

    internal static void Import(JsonText json, ImportMemoryResult result)
    {
        json.Word("form", result.Form);
        json.Member("revision", result.Revision);
        json.Member("changes", result.Changes);
        json.Member("events", result.Events);
        json.Member("replayed", result.Replayed);
        json.Member("reachesSnapshot", result.ReachesSnapshot);
        json.Members("conflicts", result.Conflicts, Conflict);
        json.Members("settled", result.Settled, Conflict);
        json.Members("errors", result.Errors, CommonJson.Error);
        json.Member("dryRun", result.DryRun);
        json.Members("entries", result.Entries, Entry);
        json.Member("vault", result.Vault);
    }

    // A side that has no value there has no member: null is a value.
    internal static void Conflict(JsonText json, JsonConflict conflict)
    {
        json.Member("path", conflict.Path.ToString());
        Side(json, "base", conflict.Base);
        Side(json, "ours", conflict.Ours);
        Side(json, "theirs", conflict.Theirs);
    }

    private static void Entry(JsonText json, PlannedEntry entry)
    {
        json.Member("path", entry.Path.ToString());
        json.Word("change", entry.Change);
    }

    private static void Side(JsonText json, string name, JsonValue? value)
    {
        if (value is not null)
        {
            json.Raw(name, value.ToString());
        }
    }
}
