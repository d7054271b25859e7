using MemoryVault.Memory.Events;

namespace MemoryVault.Cli.Json;

/// <summary>The documents of <c>memvault events</c>. Those of <c>list</c> have the spelling that scripts know from before.</summary>
internal static class EventsJson
{
    internal static void Event(JsonText json, MemoryEvent found)
    {
        json.Member("event_id", found.EventId);
        json.Member("type", found.Kind);
        json.Member("agent_id", found.AgentId);
        json.Member("timestamp", found.Timestamp);
        json.Member("base_hash", found.BaseHash);
        json.Member("head_hash_before", found.HeadHashBefore);
        json.Member("head_hash_after", found.HeadHashAfter);
        json.Value("patch", found.Patch?.ToJson());
        json.Member("patch_size", (long?)found.PatchSize);
        json.Member("provenance", found.Provenance, Provenance);
        json.Member("risk", found.Risk);
        json.Member("requires_review", found.RequiresReview);
        json.Member("revision", found.Revision);
        json.Word("review_state", found.ReviewState);
        json.Member("approved_by", found.Approval?.By);
        json.Member("approved_at", found.Approval?.Time);
        json.Member("undone_by", found.Reversal?.EventId);
        json.Member("subject", found.Subject);
        json.Member("lease_id", found.Lease);
        json.Member("fencing_token", found.FencingToken);
        json.Member("machine", found.Machine);
    }

    internal static void Approved(JsonText json, ApproveEventsResult result)
    {
        json.Member("event", result.Event);
        json.Member("revision", result.Revision);
        json.Member("approved", Ids(result.Events.Where(found => !result.AlreadyApproved.Contains(found.EventId))));
        json.Member("alreadyApproved", result.AlreadyApproved);
        json.Member("vault", result.Vault);
    }

    internal static void Undone(JsonText json, UndoEventsResult result)
    {
        json.Member("event", result.Event);
        json.Member("revision", result.Revision);
        json.Member("undone", Ids(result.Events));
        json.Member("alreadyUndone", Ids(result.AlreadyUndone));
        json.Member("unchanging", Ids(result.Unchanging));
        json.Value("patch", result.Patch.ToJson());
        json.Member("patchSize", (long?)result.PatchSize);
        json.Members("conflicts", result.Conflicts, CheckinJson.Conflict);
        json.Member("conflicting", result.Conflicting?.EventId);
        json.Members("settled", result.Settled, CheckinJson.Conflict);
        json.Member("risk", result.Risk);
        json.Member("requiresReview", result.RequiresReview);
        json.Member("dryRun", result.DryRun);
        json.Member("vault", result.Vault);
    }

    private static void Provenance(JsonText json, EventProvenance provenance)
    {
        json.Member("source", provenance.Source);
        json.Member("confidence", provenance.Confidence);
        json.Member("justification", provenance.Justification);
        json.Member("method", provenance.Method);
    }

    private static IEnumerable<string> Ids(IEnumerable<MemoryEvent> events) => events.Select(found => found.EventId);
}
