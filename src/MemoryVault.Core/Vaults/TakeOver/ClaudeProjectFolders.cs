using System.Text;
using System.Text.Json;
using MemoryVault.Git;
using MemoryVault.History;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>
/// Claude Code keeps what belongs to a project in <c>projects/&lt;name&gt;</c>, where the name is the project's absolute path with every
/// character but ASCII letters and digits as a hyphen. On a machine where the project lies elsewhere, the folder has to be named anew, or Claude
/// Code does not find it.
/// </summary>
/// <remarks>
/// The name cannot be read back (<c>-home-ann-app</c> is <c>/home/ann/app</c> or <c>/home/ann-app</c>), so the path is taken from a
/// transcript's <c>cwd</c> where that gives the same name; only without one is the name itself compared. A name over 200
/// characters ends with a hash that we cannot compute, and stays.
/// </remarks>
internal sealed class ClaudeProjectFolders(IObjectStore store, MachinePathMap map)
{
    /// <summary>The preset whose source has such folders.</summary>
    internal const string Preset = "claude-code";

    private const string Folder = "projects";
    private const int MaximumLength = 200;

    /// <summary>Gives the name of a project's folder.</summary>
    internal static string Encode(string path) => string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>Finds the folders that are to be named anew.</summary>
    /// <param name="source">The tree of the source.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Old and new paths below the source's root: <c>projects/-home-ann-app</c>.</returns>
    internal async Task<IReadOnlyDictionary<string, string>> FindAsync(ObjectId source, CancellationToken cancellationToken)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        if (await store.FindAsync(source, Folder, cancellationToken).ConfigureAwait(false) is not { IsFolder: true } projects)
        {
            return renamed;
        }

        foreach (var project in await store.ReadTreeAsync(projects.Id, cancellationToken).ConfigureAwait(false))
        {
            var name = project.IsFolder ? await NewNameAsync(project, cancellationToken).ConfigureAwait(false) : project.Name;
            if (name != project.Name)
            {
                renamed[$"{Folder}/{project.Name}"] = $"{Folder}/{name}";
            }
        }

        return renamed;
    }

    private async Task<string> NewNameAsync(TreeEntry project, CancellationToken cancellationToken)
    {
        if (project.Name.Length > MaximumLength)
        {
            return project.Name;
        }

        var name = await FindWorkingFolderAsync(project, cancellationToken).ConfigureAwait(false) is { } folder
            ? map.Map(folder) is { } here ? Encode(here) : project.Name
            : NewNameByPrefix(project.Name);
        return name.Length > MaximumLength ? project.Name : name;
    }

    private string NewNameByPrefix(string name)
    {
        foreach (var (old, here) in map.Pairs)
        {
            var prefix = Encode(old);
            if (name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '-'))
            {
                return Encode(here) + name[prefix.Length..];
            }
        }

        return name;
    }

    private async Task<string?> FindWorkingFolderAsync(TreeEntry project, CancellationToken cancellationToken)
    {
        var entries = await store.ReadTreeAsync(project.Id, cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries.Where(e => e.Name.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            await foreach (var part in new SnapshotContent(store, entry).ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (FindWorkingFolder(part, project.Name) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static string? FindWorkingFolder(ReadOnlyMemory<byte> transcript, string name)
    {
        while (!transcript.IsEmpty)
        {
            var end = transcript.Span.IndexOf((byte)'\n');
            var line = end < 0 ? transcript : transcript[..end];
            if (line.Span.IndexOf("\"cwd\""u8) >= 0 && ReadWorkingFolder(line) is { } folder && Encode(folder) == name)
            {
                return folder;
            }

            transcript = end < 0 ? default : transcript[(end + 1)..];
        }

        return null;
    }

    private static string? ReadWorkingFolder(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("cwd", out var folder) ? folder.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }
}
