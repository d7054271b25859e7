using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Fuzz.Targets;

/// <summary>The rules of a vault's <c>merge.json</c>, and a merge by them.</summary>
internal sealed class MergeRulesTarget() : TextTarget(
    "merge-rules",
    "{\"rules\":[{\"path\":\"/a\",\"array\":\"keyed\"},{\"files\":\"memory/**\",\"path\":\"/*\",\"identity\":[\"id\"]}]}",
    "{\"rules\":[{\"path\":\"/**\",\"strategy\":\"newest\"},{\"path\":\"/b\",\"array\":\"sequence\"}]}",
    "{\"rules\":[]}")
{
    private static readonly JsonValue[] Versions =
        [JsonValue.Parse("{\"a\":[1,{\"id\":1}],\"b\":1}"u8), JsonValue.Parse("{\"a\":[{\"id\":1,\"x\":2},3],\"b\":2}"u8), JsonValue.Parse("{\"a\":[{\"id\":1},{\"id\":2}],\"b\":[]}"u8)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["\"strategy\"", "\"ours\"", "\"theirs\"", "\"confidence\"", "\"append\"", "\"atomic\"", "\"/**/*\"", "\"identity\":\"id\""];

    /// <inheritdoc/>
    public override void Read(byte[] input) => _ = new JsonMerge(MergeRules.Parse(JsonValue.Parse(input)).ForFile("memory/a.json")).Run(Versions[0], Versions[1], Versions[2]);
}
