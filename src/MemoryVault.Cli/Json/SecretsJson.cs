using MemoryVault.Secrets;

namespace MemoryVault.Cli.Json;

/// <summary>The documents of <c>memvault secrets --json</c>.</summary>
internal static class SecretsJson
{
    internal static void Finding(JsonText json, SecretFinding finding)
    {
        json.Member("rule", finding.Rule);
        json.Member("title", finding.Title);
        json.Member("path", finding.Path);
        json.Member("line", finding.Line);
        json.Member("column", finding.Column);
        json.Member("pointer", finding.Pointer);
        json.Member("length", finding.Length);
        json.Member("fingerprint", finding.Fingerprint);
        json.Member("allowed", finding.IsAllowed);
    }

    internal static void Allowed(JsonText json, AllowedSecret allowed)
    {
        json.Member("fingerprint", allowed.Fingerprint);
        json.Member("note", allowed.Note);
    }
}
