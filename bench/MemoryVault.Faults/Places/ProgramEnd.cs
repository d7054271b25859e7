using System.Text.Json;

namespace MemoryVault.Faults.Places;

/// <summary>How a program ended, and what it wrote.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record ProgramEnd(int ExitCode, string Output, string Error, TimeSpan Elapsed)
{
    /// <summary>Gets what it wrote to stdout as the JSON document that it is.</summary>
    internal JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"exit code {ExitCode}: {Output}{Error}";
}
