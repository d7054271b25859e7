namespace MemoryVault.Cli.Json;

/// <summary>The document of a command that failed: <c>{"error": {...}}</c>.</summary>
internal static class FailureJson
{
    internal static void Write(JsonText json, Invocation.Failure failure) => json.Member("error", failure, Members);

    private static void Members(JsonText json, Invocation.Failure failure)
    {
        json.Member("id", failure.Id);
        json.Member("message", failure.Message);
        json.Member("target", failure.Target);
        json.Member("remedy", failure.Remedy);
        json.Member("exitCode", failure.ExitCode);
        if (failure.Conflicts.Count > 0)
        {
            json.Members("conflicts", failure.Conflicts, KnowledgeJson.Conflict);
        }
    }
}
