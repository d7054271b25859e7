using MemoryVault.Conflicts;

namespace MemoryVault.Cli.Json;

/// <summary>The document of <c>memvault conflicts resolve</c>.</summary>
internal static class ConflictsJson
{
    internal static void Resolved(JsonText json, ResolveConflictResult result)
    {
        json.Member("id", result.Id);
        json.Word("kind", result.Kind);
        json.Member("path", result.Path);
        json.Member("pointer", result.Pointer);
        json.Word("choice", result.Choice);
        json.Member("revision", result.Revision);
        json.Value("patch", result.Patch.ToJson());
        json.Member("patchSize", (long?)result.PatchSize);
        json.Member("file", result.File);
        json.Member("dryRun", result.DryRun);
    }
}
