using MemoryVault.Backup;

namespace MemoryVault.Cli.Json;

/// <summary>The document of <c>memvault sync --json</c>.</summary>
internal static class SyncJson
{
    internal static void Write(JsonText json, SyncResult result)
    {
        json.Member("commit", result.Commit);
        json.Member("added", result.Added);
        json.Member("modified", result.Modified);
        json.Member("deleted", result.Deleted);
        json.Member("unchanged", result.Unchanged);
        json.Members("quarantined", result.Quarantined, CommonJson.Quarantined);
        json.Members("errors", result.Errors, CommonJson.Error);
        json.Members("remotes", result.Remotes, CommonJson.Remote);
        json.Member("conflicts", result.Conflicts);
        json.Members("sessions", result.Sessions, SessionsJson.Outcome);
        json.Members("sources", result.Sources, Source);
        json.Members("changes", result.Changes, Change);
        json.Member("dryRun", result.DryRun);
        json.Member("vault", result.Vault);
        json.Member("elapsed", result.Elapsed);
    }

    private static void Source(JsonText json, SourceOutcome source)
    {
        json.Member("name", source.Name);
        json.Member("root", source.Root);
        json.Member("preset", source.Preset);
        json.Member("folder", source.Folder);
        json.Member("files", source.Files);
        json.Member("bytes", source.Bytes);
        json.Member("isNew", source.IsNew);
    }

    private static void Change(JsonText json, FileChange change)
    {
        json.Word("change", change.Change);
        json.Member("source", change.Source);
        json.Member("path", change.Path);
        json.Member("size", change.Size);
    }
}
