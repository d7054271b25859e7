using MemoryVault.Json;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A patch (RFC 6902) of a document, and its reversal.</summary>
internal sealed class JsonPatchTarget() : TextTarget(
    "json-patch",
    "[{\"op\":\"add\",\"path\":\"/a/-\",\"value\":1},{\"op\":\"remove\",\"path\":\"/b\"},{\"op\":\"replace\",\"path\":\"/c/d\",\"value\":{}}]",
    "[{\"op\":\"move\",\"from\":\"/a/0\",\"path\":\"/c/e\"},{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/a/1\"},{\"op\":\"test\",\"path\":\"/a/0\",\"value\":1}]",
    "[{\"op\":\"add\",\"path\":\"\",\"value\":[]}]")
{
    private static readonly JsonValue Document = JsonValue.Parse("{\"a\":[1,2,[3]],\"b\":null,\"c\":{\"d\":{\"~/\":1}}}"u8);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["\"op\":\"copy\",\"from\":\"\",\"path\":\"/a/-\"", "/a/-", "/a/0", "/c/d/~0~1", "/a/18446744073709551616", "\"test\"", "\"move\""];

    /// <inheritdoc/>
    public override int BytesPerByte => 20_000;

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var patch = JsonPatch.Parse(JsonValue.Parse(input));
        var after = patch.Apply(Document);
        Require(patch.Invert(Document).Apply(after).Equals(Document), "a patch is taken back by its inverse");
        Require(JsonPatch.Between(Document, after).Apply(Document).Equals(after), "the difference leads to the document");
    }
}
