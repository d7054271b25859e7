using System.Security.Cryptography;
using System.Text;
using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Conflicts;

/// <summary>
/// An unresolved conflict, as committed data: <c>conflicts/&lt;id&gt;.json</c>, and beside it copies of what is nowhere else. The id comes from
/// the content and not from which side is ours, so the same conflict met twice, or on two machines, is one record.
/// </summary>
public abstract record ConflictRecord
{
    /// <summary>The folder of the records in the vault's tree.</summary>
    public const string Folder = "conflicts";

    /// <summary>Gets the id: 16 hexadecimal digits.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Content))))[..16];

    /// <summary>Gets what it is about.</summary>
    public abstract ConflictKind Kind { get; }

    /// <summary>Gets the file's path in the vault; <c>memory</c> for the shared memory.</summary>
    public required string Path { get; init; }

    /// <summary>Gets where our side came from: a commit, a machine; empty if unknown.</summary>
    public string OursFrom { get; init; } = string.Empty;

    /// <summary>Gets where their side came from.</summary>
    public string TheirsFrom { get; init; } = string.Empty;

    /// <summary>Gets the path of the record in the vault's tree.</summary>
    internal string FilePath => $"{Folder}/{Id}.json";

    /// <summary>Gets what tells this conflict from others.</summary>
    private protected abstract IEnumerable<string> Content { get; }

    /// <summary>Gets what is kept beside the record, by the extension: <c>theirs</c>.</summary>
    private protected virtual IEnumerable<KeyValuePair<string, TreeEntry>> Copies => [];

    /// <summary>Gives the edits that put the record into a tree.</summary>
    /// <param name="objects">Takes the new blobs that the edits name.</param>
    public virtual IReadOnlyList<TreeEdit> Edits(ICollection<GitObject> objects)
    {
        var edits = new List<TreeEdit> { Put(objects, FilePath, ToJson().ToUtf8(JsonStyle.Indented)) };
        foreach (var (extension, entry) in Copies)
        {
            if (entry.Mode != EntryMode.None)
            {
                edits.Add(new TreeEdit($"{Folder}/{Id}.{extension}", entry.Mode, entry.Id));
            }
        }

        return edits;
    }

    /// <summary>Gives the record as it is written (docs/formats.md).</summary>
    public JsonObject ToJson()
    {
        var members = new List<KeyValuePair<string, JsonValue>>
        {
            new("id", new JsonString(Id)),
            new("kind", new JsonString(Kind.ToString().ToLowerInvariant())),
            new("path", Text(Path)),
        };
        AddMembers(members);
        return new JsonObject(members);
    }

    /// <summary>Adds the members that only this kind has.</summary>
    private protected abstract void AddMembers(ICollection<KeyValuePair<string, JsonValue>> members);

    /// <summary>Adds where the sides came from.</summary>
    private protected void AddOrigins(ICollection<KeyValuePair<string, JsonValue>> members)
    {
        members.Add(new("oursFrom", new JsonString(OursFrom)));
        members.Add(new("theirsFrom", new JsonString(TheirsFrom)));
    }

    /// <summary>Gives two texts in an order that does not depend on which is ours.</summary>
    private protected static string[] Unordered(string ours, string theirs) =>
        string.CompareOrdinal(ours, theirs) < 0 ? [ours, theirs] : [theirs, ours];

    /// <summary>Makes a blob and the edit that puts it somewhere.</summary>
    private protected static TreeEdit Put(ICollection<GitObject> objects, string path, ReadOnlyMemory<byte> bytes)
    {
        var blob = new GitObject(GitObjectKind.Blob, bytes);
        objects.Add(blob);
        return new TreeEdit(path, EntryMode.File, blob.ComputeId());
    }

    // A name in a tree may hold bytes that are no text.
    private static JsonString Text(string path) => new(GitText.ForDisplay(path));
}
