using MemoryVault.Cli.Output;
using MemoryVault.History;

namespace MemoryVault.Cli.Json;

/// <summary>The elements of <c>memvault history --json</c> and <c>memvault diff --json</c>.</summary>
internal static class HistoryJson
{
    internal static void Snapshot(JsonText json, VaultSnapshot snapshot)
    {
        json.Member("revision", snapshot.Revision);
        json.Member("time", snapshot.Time);
        json.Member("kind", snapshot.Kind);
        json.Member("subject", snapshot.Subject);
        json.Member("machine", snapshot.Machine);
        json.Member("agent", snapshot.Agent);
        json.Member("event", snapshot.Event);
        json.Member("sources", snapshot.Sources);
        json.Member("parents", snapshot.Parents);
        json.Member("path", snapshot.Path);
        json.Member("vault", snapshot.Vault);
    }

    internal static void Change(JsonText json, SnapshotChange change)
    {
        json.Word("change", change.Change);
        json.Member("path", change.Path);
        json.Member("oldSize", change.OldSize);
        json.Member("newSize", change.NewSize);
        json.Member("oldId", change.OldId);
        json.Member("newId", change.NewId);
        json.Member("from", change.From);
        json.Member("to", change.To);
        json.Member("vault", change.Vault);
    }

    internal static void Patch(JsonText json, PatchedChange item)
    {
        Change(json, item.Change);
        json.Member("patch", item.Patch);
    }
}
