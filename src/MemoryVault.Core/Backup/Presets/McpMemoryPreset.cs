using System.Text;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The reference memory server of the Model Context Protocol: one file of entities and relations, one JSON object a line.</summary>
/// <remarks>
/// Looked up on 2026-11-21 in modelcontextprotocol/servers at commit 76d64c8 (src/memory/index.ts, README.md). The file is where
/// <c>MEMORY_FILE_PATH</c> says, which usually stands only in the configuration of the client that starts the server; without it, it lies
/// beside the installed program. Of those configurations that one value is read and nothing else.
/// </remarks>
internal sealed class McpMemoryPreset : SourcePreset
{
    private const string Setting = "MEMORY_FILE_PATH";
    private const string Package = "node_modules/@modelcontextprotocol/server-memory/dist";
    private static readonly string[] FileNames = ["memory.jsonl", "memory.json"];

    public override string Name => "mcp-memory";

    public override string Agent => "MCP memory server";

    public override string Reference => "https://github.com/modelcontextprotocol/servers/blob/main/src/memory/index.ts";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
        [new("/memory.jsonl", MemoryFileKind.Memory), new("/memory.json", MemoryFileKind.Memory), new("/*.{jsonl,json}", MemoryFileKind.Memory)];

    public override IReadOnlyList<string> Exclude { get; } = ["/package.json", "/package-lock.json"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        var named = Clients(environment).SelectMany(path => QuotedSetting.ReadAll(path, Setting));
        if (environment.Variable(Setting) is { } own)
        {
            named = named.Prepend(own);
        }

        var files = named.Where(path => path.StartsWith('~') || Path.IsPathFullyQualified(path)).Select(environment.FullPath)
            .Concat(Installed(environment).SelectMany(folder => FileNames.Select(name => Path.Combine(folder, name))));
        return files.Where(File.Exists).Distinct(StringComparer.Ordinal)
            .Select(path => new PresetRoot(Path.GetDirectoryName(path)!) { Include = ["/" + GlobSyntax.Escape(Path.GetFileName(path))] });
    }

    // A folder with other files beside the memory is a plain folder: as this preset it would be backed up in part only.
    public override bool Recognises(string root) =>
        FileNames.Any(name => BeginsAsGraph(Path.Combine(root, name)))
        && (FolderMarks.HasAny(root, "index.js") || FolderMarks.Matches(root, "*").All(path => FileNames.Contains(Path.GetFileName(path))));

    /// <inheritdoc/>
    public override string? Caution(MemorySource source, IReadOnlyList<MemorySource> all) =>
        FolderMarks.HasAny(source.Root, "index.js")
            ? $"The memory lies beside the installed server ('{source.Root}') and goes when that is installed anew. Set MEMORY_FILE_PATH in the client's configuration to a file of your own."
            : null;

    private static IEnumerable<string> Clients(MachineEnvironment environment)
    {
        var data = VSCodeFolders.ApplicationData(environment);
        string[] inHome = [".claude.json", ".cursor/mcp.json", ".codex/config.toml", ".gemini/settings.json", ".codeium/windsurf/mcp_config.json", ".copilot/mcp-config.json", ".mcp.json"];
        return inHome.Select(path => Path.Combine(environment.Home, path))
            .Append(Path.Combine(data, "Claude", "claude_desktop_config.json"))
            .Concat(VSCodeFolders.User(environment).Select(folder => Path.Combine(folder, "mcp.json")))
            .Concat(new[] { ".mcp.json", ".cursor/mcp.json", ".vscode/mcp.json" }.Select(path => Path.Combine(environment.CurrentDirectory, path)));
    }

    private static IEnumerable<string> Installed(MachineEnvironment environment)
    {
        var cache = environment.Variable("npm_config_cache") ?? (environment.System == "windows"
            ? Path.Combine(environment.VariableOr("LOCALAPPDATA", Path.Combine(environment.Home, "AppData", "Local")), "npm-cache")
            : Path.Combine(environment.Home, ".npm"));
        return FolderMarks.Matches(cache, "_npx/*/" + Package)
            .Append(Path.Combine(environment.Home, ".npm-global", "lib", Package))
            .Append(Path.Combine(VSCodeFolders.ApplicationData(environment), "npm", Package));
    }

    private static bool BeginsAsGraph(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var buffer = new byte[4096];
            var start = Encoding.UTF8.GetString(buffer, 0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
            var line = start.TrimStart('\uFEFF').TrimStart().Split('\n')[0];
            return line.StartsWith('{') && QuotedSetting.FindAll(line, "type") is ["entity" or "relation", ..];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
