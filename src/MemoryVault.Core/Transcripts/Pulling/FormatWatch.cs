using System.Text.Json;
using MemoryVault.Display;
using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>
/// Finds the agent's format version in what is received: of the file that was changed last, the <c>version</c> of a line near its end (Claude Code), else of
/// its <c>session</c> header (OpenClaw).
/// </summary>
internal sealed class FormatWatch
{
    private const int LastLines = 8;
    private const int LongestVersion = 40;
    private DateTimeOffset _time = DateTimeOffset.MinValue;

    /// <summary>Gets the version; null if nothing told one.</summary>
    internal string? Found { get; private set; }

    /// <summary>Looks at a file that was received.</summary>
    internal async Task LookAsync(IObjectStore store, ReceivedChange change, DateTimeOffset modified, CancellationToken cancellationToken)
    {
        if (change.Change == SegmentChange.None || modified < _time)
        {
            return;
        }

        var version = change switch
        {
            ReceivedTranscript transcript => await FindAsync(store, transcript.Folder.Segments, cancellationToken).ConfigureAwait(false),
            ReceivedWhole { IsDamaged: false } file when SessionPath.IsIndex(file.Path) => VersionOf(await store.ReadBlobAsync(file.Blob, cancellationToken).ConfigureAwait(false)),
            _ => null,
        };
        if (version is not null)
        {
            (_time, Found) = (modified, version);
        }
    }

    private static async Task<string?> FindAsync(IObjectStore store, IReadOnlyList<TreeEntry> segments, CancellationToken cancellationToken)
    {
        var last = await store.ReadBlobAsync(segments[^1].Id, cancellationToken).ConfigureAwait(false);
        if (FindLast(last) is { } version)
        {
            return version;
        }

        var first = segments.Count == 1 ? last : await store.ReadBlobAsync(segments[0].Id, cancellationToken).ConfigureAwait(false);
        var end = first.Span.IndexOf((byte)'\n');
        return VersionOf(end < 0 ? first : first[..end]);
    }

    private static string? FindLast(ReadOnlyMemory<byte> lines)
    {
        for (var i = 0; i < LastLines && !lines.IsEmpty; i++)
        {
            var start = lines.Span.TrimEnd("\r\n"u8).LastIndexOf((byte)'\n') + 1;
            if (VersionOf(lines[start..]) is { } version)
            {
                return version;
            }

            lines = lines[..start];
        }

        return null;
    }

    private static string? VersionOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("version", out var version) ? TextOf(version) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // It becomes a line of a commit message: short, and without anything that is not seen.
    private static string? TextOf(JsonElement version) => version.ValueKind switch
    {
        JsonValueKind.Number => version.GetRawText() is { Length: <= LongestVersion } number ? number : null,
        JsonValueKind.String when version.GetString() is { Length: > 0 and <= LongestVersion } text => PrintableName.Of(text),
        _ => null,
    };
}
