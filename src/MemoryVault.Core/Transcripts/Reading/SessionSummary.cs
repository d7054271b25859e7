using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>Reads what a transcript tells of its session.</summary>
internal sealed class SessionSummary(IObjectStore store)
{
    private const string TopicMark = "-topic-";
    private const int LongestTitle = 80;

    /// <summary>Reads a transcript through.</summary>
    internal async Task<SessionInfo> ReadAsync(string source, StoredFile file, CancellationToken cancellationToken)
    {
        var segments = file.Segments!;
        var info = Begin(source, file.Path) with
        {
            Bytes = (await segments.ReadMarksAsync(store, cancellationToken).ConfigureAwait(false)).Sum(m => m.Length),
            Versions = 1 + segments.Before.Count(),
        };
        string? opening = null;
        var transcript = new SegmentReader(store).Open(segments);
        await using var closing = transcript.ConfigureAwait(false);
        await foreach (var bytes in TranscriptLines.ReadAsync(transcript, cancellationToken).ConfigureAwait(false))
        {
            var line = TranscriptLine.Parse(bytes);
            opening ??= line is { Role: "user", Text.Length: > 0 } ? Shorten(line.Text) : null;
            info = Add(info, line);
        }

        return info with { Title = info.Title ?? opening };
    }

    private static SessionInfo Begin(string source, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..^".jsonl".Length];
        var topic = name.IndexOf(TopicMark, StringComparison.Ordinal);
        return new SessionInfo
        {
            Id = topic > 0 ? name[..topic] : name,
            Topic = topic > 0 ? name[(topic + TopicMark.Length)..] : null,
            Source = source,
            Path = path,
            Agent = AgentOf(path),
        };
    }

    // OpenClaw: agents/<agent>/sessions/<id>.jsonl.
    private static string? AgentOf(string path)
    {
        var names = path.Split('/');
        return names is [.., "agents", var agent, "sessions", _] ? agent : names is [var only, "sessions", _] ? only : null;
    }

    private static SessionInfo Add(SessionInfo info, TranscriptLine line) => info with
    {
        Id = line is { Kind: "session", SessionId: { Length: > 0 and < 200 } id } ? id : info.Id,
        Agent = info.Agent ?? line.Agent,
        Title = line.Title is { Length: > 0 } title ? Shorten(title) : info.Title,
        Started = info.Started ?? line.Time,
        LastMessage = line.Role is not null && line.Time is { } time && !(info.LastMessage > time) ? time : info.LastMessage,
        Messages = info.Messages + (line.Role is null ? 0 : 1),
    };

    private static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, 40, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestTitle ? line : line[..(LongestTitle - 1)] + "…";
    }
}
