using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Json;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault json diff A B</c>: the RFC 6902 patch that makes one document into another.</summary>
internal sealed class JsonDiffCommand : VaultCommand
{
    private readonly Argument<string> _from = new("A") { Description = "The document before: a file, or '-' for standard input" };
    private readonly Argument<string> _to = new("B") { Description = "The document after" };

    internal JsonDiffCommand()
        : base("diff", "Writes the JSON patch that makes A into B")
    {
        Add(_from);
        Add(_to);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var (from, to) = await JsonInput.ReadBothAsync(arguments.GetRequiredValue(_from), arguments.GetRequiredValue(_to), context.Cancellation);
        context.ShowDocument(JsonPatch.Between(from, to).ToJson());
        return ExitCode.Done;
    }
}
