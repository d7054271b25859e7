using MemoryVault.Json.Merge;
using MemoryVault.Merging;

namespace MemoryVault.Fuzz.Targets;

/// <summary>Records a line, merged with themselves.</summary>
internal sealed class JsonLinesTarget() : TextTarget("jsonl", "{\"id\":1}\n{\"id\":2}\n", "{\"type\":\"entity\",\"name\":\"a\",\"observations\":[\"x\"]}\r\n\r\n{\"b\":1}", "1\n2\n3")
{
    // Each record of two bytes is read by itself.
    /// <inheritdoc/>
    public override int BytesPerByte => 20_000;

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        if (JsonLines.TryRead(input) is { } lines)
        {
            var merged = new JsonMerge(MergeRules.Default).RunRecords(lines.Records, lines.Records, lines.Records);
            _ = lines.Write((Json.JsonArray)merged.Merged!, lines, lines);
        }
    }
}
