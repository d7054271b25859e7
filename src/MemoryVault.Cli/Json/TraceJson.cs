using MemoryVault.Memory.Tracing;

namespace MemoryVault.Cli.Json;

/// <summary>The elements of <c>memvault trace --json</c>.</summary>
internal static class TraceJson
{
    internal static void Write(JsonText json, TracedValue value)
    {
        json.Member("path", value.Path);
        json.Member("pointer", value.Pointer.ToString());
        json.Value("value", value.Value);
        json.Member("revision", value.Revision);
        json.Member("event", value.EventId);
        json.Member("kind", value.Kind);
        json.Member("agent", value.AgentId);
        json.Member("machine", value.Machine);
        json.Member("time", value.Timestamp);
        json.Member("source", value.Source);
        json.Member("confidence", value.Confidence);
        json.Member("justification", value.Justification);
        json.Member("vault", value.Vault);
    }
}
