using MemoryVault.Json;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A JSON document: what is read and written again is the same, in each form.</summary>
internal sealed class JsonTarget() : TextTarget(
    "json", "{\"a\":[1,2.5e-3,true,null,\"x\\u00e9\\ud83d\\ude00\"],\"b\":{\"c\":{}}}", "[]", "\"text\"", "-0.0", "{\"n\":123456789012345678901234567890.000001}", "  {\"a\" : 1 , \"b\" :\t[ ] }\n")
{
    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var value = JsonValue.Parse(input);
        Require(JsonValue.Parse(value.ToUtf8(JsonStyle.Compact)).Equals(value), "what is written reads as the same value");
        _ = value.GetHashCode();
        try
        {
            _ = JsonValue.Parse(JsonCanonical.Write(value));
        }
        catch (ArgumentException)
        {
            // A number that no double holds has no canonical form (RFC 8785).
        }
    }
}
