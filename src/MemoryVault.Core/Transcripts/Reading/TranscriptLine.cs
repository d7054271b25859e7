using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MemoryVault.Transcripts;

/// <summary>
/// What one line of a transcript says, of whatever agent it is: OpenClaw (<c>{"type":"message","message":{"role":…,"content":…}}</c>), Claude Code
/// (<c>{"type":"user","message":{…},"sessionId":…}</c>), or a bare <c>{"role":…,"content":…}</c>. A line that is none of these, or no JSON, is a line all the same.
/// </summary>
internal sealed record TranscriptLine
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 500 };

    /// <summary>Gets the line's type; <c>unreadable</c> where it is no JSON object.</summary>
    internal string Kind { get; private init; } = "unreadable";

    /// <summary>Gets who speaks; null where the line is no message.</summary>
    internal string? Role { get; private init; }

    /// <summary>Gets when; null where it does not say.</summary>
    internal DateTimeOffset? Time { get; private init; }

    /// <summary>Gets the text of the message, of its tool calls and results, or of a summary.</summary>
    internal string Text { get; private init; } = string.Empty;

    /// <summary>Gets the model that answered; null where it does not say.</summary>
    internal string? Model { get; private init; }

    /// <summary>Gets the id of the session that the line belongs to, or opens.</summary>
    internal string? SessionId { get; private init; }

    /// <summary>Gets a title that the agent gave the session.</summary>
    internal string? Title { get; private init; }

    /// <summary>Gets the agent, where the form of the line tells it.</summary>
    internal string? Agent { get; private init; }

    /// <summary>Reads a line; never fails.</summary>
    internal static TranscriptLine Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Deep);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : Unreadable(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return Unreadable(line);
        }
    }

    private static TranscriptLine Unreadable(ReadOnlyMemory<byte> line) => new() { Text = Encoding.UTF8.GetString(line.Span).TrimEnd('\r') };

    private static TranscriptLine Read(JsonElement json)
    {
        var message = json.TryGetProperty("message", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : json;
        var kind = Find(json, "type") ?? (message.TryGetProperty("role", out _) ? "message" : "other");
        var isClaude = json.TryGetProperty("sessionId", out _) && json.TryGetProperty("uuid", out _);
        return new TranscriptLine
        {
            Kind = kind,
            Role = Find(message, "role"),
            Time = TimeOf(json) ?? TimeOf(message),
            Text = TranscriptText.Of(message, json),
            Model = Find(message, "model"),
            SessionId = Find(json, "sessionId") ?? (kind == "session" ? Find(json, "id") : null),
            Title = kind switch { "summary" => Find(json, "summary"), "custom-title" => Find(json, "customTitle"), "ai-title" => Find(json, "aiTitle"), _ => null },
            Agent = isClaude ? "claude-code" : null,
        };
    }

    private static DateTimeOffset? TimeOf(JsonElement json)
    {
        if (!json.TryGetProperty("timestamp", out var time))
        {
            return null;
        }

        if (time.ValueKind == JsonValueKind.String)
        {
            return DateTimeOffset.TryParse(time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUniversalTime() : null;
        }

        // Milliseconds since 1970, within what a time can be.
        return time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var milliseconds) && milliseconds is > 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }

    private static string? Find(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
