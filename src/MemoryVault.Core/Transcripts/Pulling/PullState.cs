using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>
/// What this machine remembers of a source between pulls (<c>local/sessions/&lt;source&gt;.json</c>), so that a file that looks the same is not asked for
/// again. Without it everything in the window is asked for once more, and found to be there.
/// </summary>
internal sealed class PullState
{
    private PullState(ObjectId tree, string? format, Dictionary<string, SeenFile> files) => (Tree, Format, Files) = (tree, format, files);

    /// <summary>Gets or sets the tree of the source in the vault that the files are of.</summary>
    internal ObjectId Tree { get; set; }

    /// <summary>Gets or sets the agent's format version as it was last seen; null if it is not known.</summary>
    internal string? Format { get; set; }

    /// <summary>Gets every file that is in the vault, by its path at the source.</summary>
    internal Dictionary<string, SeenFile> Files { get; }

    /// <summary>Gives where the state of a source is kept.</summary>
    internal static string FileOf(VaultPaths paths, string source) => Path.Combine(paths.Sessions, source + ".json");

    /// <summary>Remembers that a source was pulled without an error: the time of its file is the time of that.</summary>
    internal static void MarkPulled(VaultPaths paths, string source, DateTimeOffset time)
    {
        if (File.Exists(FileOf(paths, source)))
        {
            File.SetLastWriteTimeUtc(FileOf(paths, source), time.UtcDateTime);
        }
    }

    /// <summary>Gives how a source stands.</summary>
    internal static SessionSourceStatus Describe(VaultPaths paths, SessionSource source)
    {
        var state = Read(paths, source.Name);
        DateTimeOffset? pulled = File.Exists(FileOf(paths, source.Name)) ? File.GetLastWriteTimeUtc(FileOf(paths, source.Name)) : null;
        return new SessionSourceStatus(source.Name, source.Preset, source.From, state.Files.Keys.Count(path => path.EndsWith(".jsonl", StringComparison.Ordinal)), pulled, state.Format);
    }

    /// <summary>Reads it; one that is missing or damaged reads as nothing known.</summary>
    internal static PullState Read(VaultPaths paths, string source)
    {
        try
        {
            var json = JsonSettings.Read(File.ReadAllBytes(FileOf(paths, source)));
            var files = new Dictionary<string, SeenFile>(StringComparer.Ordinal);
            foreach (var (path, seen) in json.Get("files").AsObject())
            {
                files[path] = ReadFile(seen.AsObject());
            }

            return new PullState(ObjectId.Parse(json.Text("tree")), json.OptionalText("format"), files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or VaultException or ArgumentException or OverflowException)
        {
            return new PullState(ObjectId.EmptyTree, null, new(StringComparer.Ordinal));
        }
    }

    /// <summary>Fits it to what is in the vault: another machine may have pulled, somebody may have set <c>main</c> back.</summary>
    /// <returns>False if it fitted already.</returns>
    internal async Task<bool> FitAsync(IObjectStore store, ObjectId tree, CancellationToken cancellationToken)
    {
        if (tree == Tree)
        {
            return false;
        }

        var before = new Dictionary<string, SeenFile>(Files, StringComparer.Ordinal);
        Files.Clear();
        await foreach (var file in new SessionTree(store).WalkAsync(tree, cancellationToken).ConfigureAwait(false))
        {
            Files[file.Path] = before.GetValueOrDefault(file.Path) is { } seen && seen.Id == file.Id ? seen : new SeenFile(-1, default, file.Id);
        }

        Tree = tree;
        return true;
    }

    /// <summary>Writes it.</summary>
    internal void Write(VaultPaths paths, string source)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Line))
        {
            json.WriteStartObject();
            json.WriteString("tree", Tree.ToString());
            json.WriteString("format", Format);
            json.WriteStartObject("files");
            foreach (var (path, seen) in Files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(path);
                json.WriteNumber("size", seen.Size);
                json.WriteString("modified", seen.Modified.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
                json.WriteString("id", seen.Id.ToString());
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        AtomicFile.Write(FileOf(paths, source), buffer.WrittenSpan);
    }

    private static SeenFile ReadFile(JsonObject json) => new(
        json.Get("size").AsInt64(),
        DateTimeOffset.Parse(json.Text("modified"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        ObjectId.Parse(json.Text("id")));
}
