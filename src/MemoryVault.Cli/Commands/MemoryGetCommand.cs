using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault memory get [SECTION[/KEY]]</c>: prints a value of the shared memory.</summary>
internal sealed class MemoryGetCommand : VaultCommand
{
    private readonly Argument<string?> _path = new("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "SECTION or SECTION/KEY (default: the whole memory)" };
    private readonly Option<string> _at = new("--at") { HelpName = "STATE", Description = "The state to read: a revision, an event or a time (default: the newest)" };

    internal MemoryGetCommand()
        : base("get", "Prints a value of the shared memory as JSON")
    {
        Add(_path);
        Add(_at);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var path = arguments.GetValue(_path) is { } text ? EntryPath.Parse(text) : null;
        await using var vault = context.OpenVault();
        await ShowAsync(context, new ReadMemory(vault).RunAsync(path, arguments.GetValue(_at), context.Cancellation));
        return ExitCode.Done;
    }

    /// <summary>Writes pieces of a document as they come.</summary>
    internal static async Task ShowAsync(CommandContext context, IAsyncEnumerable<byte[]> pieces)
    {
        await foreach (var piece in pieces)
        {
            if (!context.TryShowPiece(piece))
            {
                break;
            }
        }
    }
}
