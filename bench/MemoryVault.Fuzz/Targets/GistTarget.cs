using MemoryVault.Json;
using MemoryVault.Knowledge.Gists;

namespace MemoryVault.Fuzz.Targets;

/// <summary>What the host of gists answers.</summary>
internal sealed class GistTarget() : TextTarget(
    "gist",
    "{\"id\":\"0123456789abcdef\",\"html_url\":\"https://gist.github.com/ann/0123456789abcdef\",\"git_push_url\":\"https://gist.github.com/0123456789abcdef.git\",\"owner\":{\"login\":\"ann\"},\"description\":\"d\","
    + "\"public\":false,\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-01T00:00:00Z\",\"truncated\":false,\"files\":{\"a.md\":{}}}",
    "{\"message\":\"Not Found\",\"errors\":[{\"code\":\"missing\"}]}")
{
    /// <inheritdoc/>
    public override bool Allows(Exception error) => error is FormatException;

    /// <inheritdoc/>
    public override void Read(byte[] input) => _ = GistJson.Read(JsonSettings.Read(input));
}
