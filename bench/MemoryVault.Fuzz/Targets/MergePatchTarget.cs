using MemoryVault.Json;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A merge patch (RFC 7386).</summary>
internal sealed class MergePatchTarget() : TextTarget("merge-patch", "{\"a\":null,\"b\":{\"c\":1,\"d\":null}}", "[1]", "{\"b\":[]}")
{
    private static readonly JsonValue Document = JsonValue.Parse("{\"a\":[1],\"b\":{\"d\":{}}}"u8);

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var patch = JsonValue.Parse(input);
        var once = JsonMergePatch.Apply(Document, patch);
        Require(JsonMergePatch.Apply(once, patch).Equals(once), "a merge patch does nothing when it is applied again");
    }
}
