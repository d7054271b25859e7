using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>The files that entries and sections are kept in: <c>&lt;encoded key&gt;.json</c>, indented.</summary>
internal static class EntryFile
{
    private const string Extension = ".json";

    // Deeper than a document from outside may be: patches may have nested it further.
    private static readonly JsonReadOptions Stored = new() { MaximumDepth = 1024 };

    /// <summary>Gives the name of the file that holds a key's value; null if the key cannot be a file name.</summary>
    internal static string? NameOf(string key) => MemoryFileName.TryEncode(key) is { } name ? name + Extension : null;

    /// <summary>Gives the key whose value a file holds; null if it is none of ours, as a README that somebody put there.</summary>
    internal static string? KeyOf(TreeEntry entry) =>
        IsFile(entry) && entry.Name.EndsWith(Extension, StringComparison.Ordinal) ? MemoryFileName.TryDecode(entry.Name[..^Extension.Length]) : null;

    /// <summary>Tells whether an entry of a tree is a file with content.</summary>
    internal static bool IsFile(TreeEntry entry) => entry.Mode is EntryMode.File or EntryMode.Executable;

    /// <summary>Makes the content of a file.</summary>
    internal static GitObject ToBlob(JsonValue value) => new(GitObjectKind.Blob, value.ToUtf8(JsonStyle.Indented));

    /// <summary>Reads a file.</summary>
    /// <param name="store">Where the blob is.</param>
    /// <param name="blob">Its id.</param>
    /// <param name="path">What it holds, for the error.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="JsonInvalidException">Somebody else put something there that is no JSON.</exception>
    internal static async ValueTask<JsonValue> ReadAsync(IObjectStore store, ObjectId blob, EntryPath path, CancellationToken cancellationToken)
    {
        var bytes = await store.ReadBlobAsync(blob, path.ToString(), ReadLimit.Document, cancellationToken).ConfigureAwait(false);
        return JsonValue.Parse(bytes.Span, Stored with { Source = path.ToString() });
    }
}
