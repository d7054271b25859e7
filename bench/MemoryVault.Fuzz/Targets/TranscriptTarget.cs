using MemoryVault.Transcripts;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A line of a transcript.</summary>
internal sealed class TranscriptTarget() : TextTarget(
    "transcript",
    "{\"type\":\"user\",\"sessionId\":\"s\",\"uuid\":\"u\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hello\"},{\"type\":\"tool_use\",\"name\":\"x\",\"input\":{}}]}}",
    "{\"type\":\"message\",\"payload\":{\"role\":\"assistant\",\"content\":\"x\",\"model\":\"m\"},\"timestamp\":1700000000}",
    "not json")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["\"timestamp\":1e300", "\"timestamp\":-99999999999999", "\"content\":[[[]]]", "\"role\":1", "\"text\":{}"];

    /// <inheritdoc/>
    public override void Read(byte[] input) => _ = TranscriptLine.Parse(input).Text;
}
