using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// An unresolved conflict of two versions of a file, as committed data (<c>conflicts/&lt;id&gt;.json</c>): ours stays in place, theirs is
/// named by its blob, which the history keeps. The id comes from the content, so the same conflict met twice is one record.
/// </summary>
internal sealed record ConflictRecord(TreeConflict Conflict, string OursFrom, string TheirsFrom)
{
    /// <summary>Gets the id: 16 hexadecimal digits.</summary>
    internal string Id
    {
        get
        {
            var text = $"{Conflict.Path}\n{Conflict.Base.Id}\n{Conflict.Ours.Id}\n{Conflict.Theirs.Id}";
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        }
    }

    /// <summary>Gives the edits that put the record, and a text or binary copy of theirs beside it, into the tree.</summary>
    internal IEnumerable<TreeEdit> Edits(ICollection<GitObject> objects)
    {
        var record = new GitObject(GitObjectKind.Blob, Format());
        objects.Add(record);
        yield return new TreeEdit($"conflicts/{Id}.json", EntryMode.File, record.ComputeId());
        if (Conflict.Theirs.Mode is EntryMode.File or EntryMode.Executable)
        {
            yield return new TreeEdit($"conflicts/{Id}.theirs", EntryMode.File, Conflict.Theirs.Id);
        }
    }

    private byte[] Format()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Indented))
        {
            json.WriteStartObject();
            json.WriteString("id", Id);
            json.WriteString("kind", "file");
            json.WriteString("path", Conflict.Path);
            WriteSide(json, "base", Conflict.Base);
            WriteSide(json, "ours", Conflict.Ours);
            WriteSide(json, "theirs", Conflict.Theirs);
            json.WriteString("oursFrom", OursFrom);
            json.WriteString("theirsFrom", TheirsFrom);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteSide(Utf8JsonWriter json, string name, TreeEntry entry)
    {
        if (entry.Mode == EntryMode.None)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("type", entry.IsFolder ? "folder" : "file");
        json.WriteString("id", entry.Id.ToString());
        json.WriteEndObject();
    }
}
