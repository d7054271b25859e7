namespace MemoryVault.Transcripts;

/// <summary>A session of an agent, as its transcript in the vault tells it.</summary>
public sealed record SessionInfo
{
    /// <summary>Gets the session's id: of the transcript's header, else of its file.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the session source.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the transcript's path at the source: <c>&lt;id&gt;-topic-12.jsonl</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the topic, of a file <c>&lt;id&gt;-topic-&lt;topic&gt;.jsonl</c>; else null.</summary>
    public string? Topic { get; init; }

    /// <summary>Gets the agent, as the index or the transcript names it; null if they do not.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets a title: of the index, of the transcript, else how the first message of the user begins; null if there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the first time in the transcript; null if it holds none.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Gets the time of the last message; null if none says one.</summary>
    public DateTimeOffset? LastMessage { get; init; }

    /// <summary>Gets the number of messages, of whatever role.</summary>
    public int Messages { get; init; }

    /// <summary>Gets the size of the transcript in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets the number of versions: 1, and one more for each time that it was rewritten.</summary>
    public int Versions { get; init; } = 1;

    /// <summary>Gets when it was first seen to be missing at the source; null if it is there.</summary>
    public DateTimeOffset? DeletedAtSource { get; init; }
}
