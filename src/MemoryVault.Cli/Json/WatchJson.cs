using MemoryVault.Watching;

namespace MemoryVault.Cli.Json;

/// <summary>The lines of <c>memvault watch --json</c>.</summary>
internal static class WatchJson
{
    internal static void Event(JsonText json, WatchEvent happened)
    {
        json.Member("time", happened.Time);
        json.Word("kind", happened.Kind);
        json.Member("message", happened.Message);
        json.Member("source", happened.Source);
        json.Member("remote", happened.Remote);
        json.Member("nextAttempt", happened.NextAttempt);
        json.Member("sync", happened.Sync, SyncJson.Write);
        json.Member("receipt", happened.Receipt, KnowledgeJson.Receipt);
        json.Member("vault", happened.Vault);
    }
}
