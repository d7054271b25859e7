namespace MemoryVault.Transcripts;

/// <summary>One line of a transcript.</summary>
public sealed record SessionMessage
{
    /// <summary>Gets the session source.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the transcript's path at the source.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the number of the line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Gets the line's type, as the agent named it: <c>message</c>, <c>user</c>, <c>session</c>; <c>unreadable</c> where it is no JSON object.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets who speaks: <c>user</c>, <c>assistant</c>, <c>toolResult</c>; null where the line is no message.</summary>
    public string? Role { get; init; }

    /// <summary>Gets when; null where the line does not say.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Gets what is said, thought, asked of tools or answered by them.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the model that answered; null where the line does not say.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the line as it stands in the transcript.</summary>
    public required string Content { get; init; }
}
