using MemoryVault.History;

namespace MemoryVault.Cli.Json;

/// <summary>The document of <c>memvault restore --json</c>.</summary>
internal static class RestoreJson
{
    internal static void Write(JsonText json, RestoreResult result)
    {
        json.Member("revision", result.Revision);
        json.Members("files", result.Files, File);
        json.Member("safetyCommit", result.SafetyCommit);
        json.Member("commit", result.Commit);
        json.Member("verified", result.Verified);
        json.Members("errors", result.Errors, CommonJson.Error);
        json.Member("dryRun", result.DryRun);
        json.Member("vault", result.Vault);
    }

    private static void File(JsonText json, RestoredFile file)
    {
        json.Member("path", file.Path);
        json.Member("target", file.Target);
        json.Word("action", file.Action);
        json.Member("size", file.Size);
    }
}
