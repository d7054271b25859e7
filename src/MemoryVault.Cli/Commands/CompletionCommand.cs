using System.CommandLine;
using MemoryVault.Cli.Completion;
using MemoryVault.Cli.Invocation;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault completion SHELL</c>: prints the script that completes command lines.</summary>
internal sealed class CompletionCommand : VaultCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = string.Join(", ", CompletionScript.Shells) };

    internal CompletionCommand()
        : base("completion", "Prints the script by which a shell completes commands, options and the names in a vault") => Add(_shell);

    /// <inheritdoc/>
    internal override Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var shell = arguments.GetRequiredValue(_shell);
        _ = context.TryShowPiece(CompletionScript.Read(shell)
            ?? throw new InvalidInputException(shell, $"There is no completion for the shell '{shell}'.", $"Name one of {string.Join(", ", CompletionScript.Shells)}."));
        return Task.FromResult(ExitCode.Done);
    }
}
