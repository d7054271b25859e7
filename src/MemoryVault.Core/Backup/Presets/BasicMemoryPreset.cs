using System.Text.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>basic-memory: the Markdown notes of each of its projects.</summary>
/// <remarks>
/// Looked up on 2026-11-21 in basicmachines-co/basic-memory at commit 4d1dfdb (src/basic_memory/config_models.py, cli/auth.py,
/// ignore_utils.py). The index <c>memory.db</c> is rebuilt from the notes. The data folder with <c>config.json</c> (a key of the cloud) is not
/// taken; of it only the folders of the projects are read. A project's <c>.bmignore</c> is not read.
/// </remarks>
internal sealed class BasicMemoryPreset : SourcePreset
{
    public override string Name => "basic-memory";

    public override string Agent => "basic-memory";

    public override string Reference => "https://github.com/basicmachines-co/basic-memory/blob/main/src/basic_memory/config_models.py";

    public override IReadOnlyList<MemoryGlob> Takes { get; } = [new("*.{md,markdown,canvas}", MemoryFileKind.Memory)];

    public override IReadOnlyList<string> Exclude { get; } = [".obsidian/", ".basic-memory/", "build/", "dist/"];

    public override IReadOnlyList<string> Never { get; } = ["/config.json", "basic-memory-cloud.json"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        if (environment.Variable("BASIC_MEMORY_HOME") is { } moved)
        {
            yield return new PresetRoot(environment.FullPath(moved));
        }

        yield return new PresetRoot(Path.Combine(environment.Home, "basic-memory"));
        foreach (var project in Projects(Path.Combine(DataFolder(environment), "config.json")).Select(environment.FullPath))
        {
            // The notes of the whole home folder would be those of every other agent as well.
            if (FolderPath.Below(project, environment.Home, environment) is null)
            {
                yield return new PresetRoot(project);
            }
        }
    }

    public override bool Recognises(string root) =>
        FolderMarks.IsNamed(root, "basic-memory") && (FolderMarks.HasMatch(root, "*.md") || FolderMarks.HasMatch(root, "*/*.md"));

    private static string DataFolder(MachineEnvironment environment) =>
        environment.Variable("BASIC_MEMORY_CONFIG_DIR") is { } own ? environment.FullPath(own)
        : environment.Variable("XDG_CONFIG_HOME") is { } config ? Path.Combine(config, "basic-memory")
        : Path.Combine(environment.Home, ".basic-memory");

    // "projects": {"main": {"path": "/home/ana/notes"}}, in older versions {"main": "/home/ana/notes"}. A slug of the cloud is no path.
    private static List<string> Projects(string configuration)
    {
        var paths = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(configuration));
            if (document.RootElement.TryGetProperty("projects", out var projects))
            {
                paths.AddRange(projects.EnumerateObject().Select(project => PathOf(project.Value)).OfType<string>().Where(Path.IsPathFullyQualified));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // Without a configuration that can be read there are the usual places.
        }

        return paths;
    }

    private static string? PathOf(JsonElement project) =>
        project.ValueKind == JsonValueKind.String ? project.GetString()
        : project.ValueKind == JsonValueKind.Object && project.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String ? path.GetString()
        : null;
}
