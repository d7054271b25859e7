using System.Buffers;
using System.Text.Json;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>What a mirror holds that we wrote (<c>local/sessions/&lt;source&gt;.mirror.json</c>). Without it each file is compared by its bytes once more.</summary>
internal sealed class MirrorState
{
    /// <summary>Gets or sets the tree of the source that the mirror shows; <see cref="ObjectId.None"/> if it shows none whole.</summary>
    internal ObjectId Tree { get; set; } = ObjectId.None;

    /// <summary>Gets the files, by their paths.</summary>
    internal Dictionary<string, MirroredFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads it; one that is missing, damaged or of another folder reads as nothing known.</summary>
    internal static MirrorState Read(VaultPaths paths, SessionSource source)
    {
        var state = new MirrorState();
        try
        {
            var json = JsonSettings.Read(File.ReadAllBytes(FileOf(paths, source)));
            if (json.Text("folder") != source.Mirror)
            {
                return state;
            }

            foreach (var (path, file) in json.Get("files").AsObject())
            {
                var read = file.AsObject();
                state.Files[path] = new MirroredFile(ObjectId.Parse(read.Text("id")), read.Get("size").AsInt64(), read.Get("modified").AsInt64());
            }

            state.Tree = ObjectId.Parse(json.Text("tree"));
            return state;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or VaultException or ArgumentException or OverflowException)
        {
            return new MirrorState();
        }
    }

    /// <summary>Writes it.</summary>
    internal void Write(VaultPaths paths, SessionSource source)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Line))
        {
            json.WriteStartObject();
            json.WriteString("folder", source.Mirror);
            json.WriteString("tree", Tree.ToString());
            json.WriteStartObject("files");
            foreach (var (path, file) in Files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(path);
                json.WriteString("id", file.Id.ToString());
                json.WriteNumber("size", file.Size);
                json.WriteNumber("modified", file.Modified);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        AtomicFile.Write(FileOf(paths, source), buffer.WrittenSpan);
    }

    private static string FileOf(VaultPaths paths, SessionSource source) => Path.Combine(paths.Sessions, source.Name + ".mirror.json");
}
