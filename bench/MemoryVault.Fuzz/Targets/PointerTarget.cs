using MemoryVault.Json;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A pointer (RFC 6901) into a document.</summary>
internal sealed class PointerTarget() : TextTarget("pointer", "/a/0", "", "/c~1d/~0", "/a/-", "/a/00")
{
    private static readonly JsonValue Document = JsonValue.Parse("{\"a\":[1,2],\"c/d\":{\"~\":1},\"\":0}"u8);

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var pointer = JsonPointer.Parse(Text(input));
        Require(pointer.ToString() == Text(input), "a pointer is written as it was read");
        _ = pointer.TryResolve(Document, out _);
    }
}
