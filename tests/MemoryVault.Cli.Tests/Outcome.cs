using System.Text.Json;

namespace MemoryVault.Cli.Tests;

/// <summary>What a process ended with, and what it wrote.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Gets stdout as the one JSON document that it must be.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    public override string ToString() => $"exit code {ExitCode}\n{All}";

    /// <summary>Gets both streams.</summary>
    public string All => Output + Error;
}
