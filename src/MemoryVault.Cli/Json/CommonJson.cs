using MemoryVault.Backup;
using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Json;

/// <summary>The members of what appears in several documents.</summary>
internal static class CommonJson
{
    internal static void Error(JsonText json, ItemError error)
    {
        json.Member("id", error.Id);
        json.Member("target", error.Target);
        json.Member("message", error.Message);
        json.Member("remedy", error.Remedy);
    }

    internal static void Quarantined(JsonText json, QuarantinedFile file)
    {
        json.Member("source", file.Source);
        json.Member("path", file.Path);
        json.Member("quarantinePath", file.QuarantinePath);
        json.Member("reason", file.Reason);
    }

    internal static void Remote(JsonText json, RemoteOutcome remote)
    {
        json.Member("name", remote.Name);
        json.Word("state", remote.State);
        json.Member("ahead", remote.Ahead);
        json.Member("behind", remote.Behind);
        json.Member("error", remote.Error);
        json.Member("url", remote.Url);
        json.Member("lastReached", remote.LastReached);
        json.Member("encrypted", remote.IsEncrypted);
        json.Member("fingerprint", remote.Fingerprint);
    }

    internal static void Source(JsonText json, MemorySource source)
    {
        json.Member("name", source.Name);
        json.Member("root", source.Root);
        json.Member("preset", source.Preset);
        json.Member("include", source.Include);
        json.Member("exclude", source.Exclude);
        json.Member("folder", source.Folder);
    }

    internal static void ConfiguredRemote(JsonText json, VaultRemote remote)
    {
        json.Member("name", remote.Name);
        json.Member("url", remote.Url);
        json.Member("coordinate", remote.Coordinate);
        json.Word("secrets", remote.SecretPolicy);
        json.Member("encrypt", (string[])[.. remote.Recipients.Select(each => each.ToString())]);
        json.Member("identity", remote.Identity);
    }

    internal static void RecipientChange(JsonText json, RecipientChange change)
    {
        ConfiguredRemote(json, change.Remote);
        json.Member("added", (string[])[.. change.Added.Select(each => each.ToString())]);
        json.Member("removed", (string[])[.. change.Removed.Select(each => each.ToString())]);
    }

    internal static void Schedule(JsonText json, VaultSchedule schedule)
    {
        json.Member("name", schedule.Name);
        json.Member("every", schedule.Every);
        json.Member("scheduler", schedule.Scheduler);
        json.Member("command", schedule.Command);
        json.Member("vault", schedule.Vault);
        json.Member("nextRun", schedule.NextRun);
        json.Member("warning", schedule.Warning);
    }
}
