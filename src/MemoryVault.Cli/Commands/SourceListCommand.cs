using System.CommandLine;
using MemoryVault.Backup;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault source list</c>.</summary>
internal sealed class SourceListCommand : VaultCommand
{
    private readonly Argument<string?> _name = new("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "Only sources of this name, with wildcards" };

    internal SourceListCommand()
        : base("list", "Lists what is backed up") => Add(_name);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        context.ShowAnswers(new SourceRegistry(vault).List(arguments.GetValue(_name)), CommonJson.Source, SourcesView.Write);
        return ExitCode.Done;
    }
}
