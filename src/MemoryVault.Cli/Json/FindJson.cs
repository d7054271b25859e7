using MemoryVault.Backup;

namespace MemoryVault.Cli.Json;

/// <summary>The elements of <c>memvault find --json</c>.</summary>
internal static class FindJson
{
    internal static void File(JsonText json, MemoryFile file)
    {
        json.Member("agent", file.Agent);
        json.Member("preset", file.Preset);
        json.Member("path", file.Path);
        json.Member("root", file.Root);
        json.Member("relativePath", file.RelativePath);
        json.Word("kind", file.Kind);
        json.Member("size", file.Size);
        json.Member("lastChange", file.LastChange);
    }
}
