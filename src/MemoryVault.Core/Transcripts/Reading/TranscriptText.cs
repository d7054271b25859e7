using System.Text;
using System.Text.Json;

namespace MemoryVault.Transcripts;

/// <summary>The text of a message: what is said, thought, asked of tools, and answered by them.</summary>
internal static class TranscriptText
{
    private static readonly string[] Plain = ["text", "thinking", "summary", "error"];

    /// <summary>Gives the text of a message, or else of the line that it is in.</summary>
    internal static string Of(JsonElement message, JsonElement line)
    {
        var text = new StringBuilder();
        if (message.TryGetProperty("content", out var content))
        {
            Add(text, content);
        }

        if (text.Length == 0)
        {
            foreach (var member in (string[])["summary", "content", "text", "customTitle", "aiTitle"])
            {
                if (line.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String)
                {
                    Append(text, value.GetString());
                }
            }
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, JsonElement content)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                Append(text, content.GetString());
                break;
            case JsonValueKind.Array:
                foreach (var part in content.EnumerateArray())
                {
                    Add(text, part);
                }

                break;
            case JsonValueKind.Object:
                AddPart(text, content);
                break;
            default:
                break;
        }
    }

    private static void AddPart(StringBuilder text, JsonElement part)
    {
        foreach (var member in Plain)
        {
            if (part.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String)
            {
                Append(text, value.GetString());
            }
        }

        // A call: OpenClaw says name and arguments, Claude Code name and input.
        if (part.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
        {
            var given = part.TryGetProperty("input", out var input) || part.TryGetProperty("arguments", out input) ? input.GetRawText() : string.Empty;
            Append(text, $"{name.GetString()} {given}");
        }

        if (part.TryGetProperty("content", out var inner))
        {
            Add(text, inner);
        }
    }

    private static void Append(StringBuilder text, string? piece)
    {
        if (!string.IsNullOrEmpty(piece))
        {
            _ = (text.Length > 0 ? text.Append('\n') : text).Append(piece);
        }
    }
}
