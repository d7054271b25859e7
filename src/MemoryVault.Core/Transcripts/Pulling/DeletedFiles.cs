using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>
/// The files of a source that are no longer there, with the time at which that was seen first: <c>sessions/&lt;source&gt;/deleted.json</c>, an object of
/// path and time (RFC 3339, UTC, seconds). They stay in the vault.
/// </summary>
internal static class DeletedFiles
{
    /// <summary>Reads them; none where the file is missing or damaged.</summary>
    internal static async Task<SortedDictionary<string, DateTimeOffset>> ReadAsync(IObjectStore store, ObjectId source, CancellationToken cancellationToken) =>
        await store.FindAsync(source, SessionPath.Deleted, cancellationToken).ConfigureAwait(false) is { IsFolder: false } file
            ? await ReadFileAsync(store, file.Id, cancellationToken).ConfigureAwait(false)
            : new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>Reads them from the file itself.</summary>
    internal static async Task<SortedDictionary<string, DateTimeOffset>> ReadFileAsync(IObjectStore store, ObjectId blob, CancellationToken cancellationToken)
    {
        var deleted = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        try
        {
            var bytes = await store.ReadBlobAsync(blob, SessionPath.Deleted, ReadLimit.Document, cancellationToken).ConfigureAwait(false);
            foreach (var (path, time) in JsonSettings.Read(bytes.Span))
            {
                deleted[path] = DateTimeOffset.Parse(time.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            }
        }
        catch (Exception e) when (e is FormatException or ObjectTooLargeException)
        {
            // A stranger's edit. What is still missing is marked again.
        }

        return deleted;
    }

    /// <summary>Writes them.</summary>
    internal static GitObject Write(IReadOnlyDictionary<string, DateTimeOffset> deleted)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Indented))
        {
            json.WriteStartObject();
            foreach (var (path, time) in deleted)
            {
                json.WriteString(path, time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return new GitObject(GitObjectKind.Blob, buffer.WrittenMemory);
    }
}
