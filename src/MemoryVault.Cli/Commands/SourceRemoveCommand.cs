using System.CommandLine;
using MemoryVault.Backup;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault source remove NAME</c>.</summary>
internal sealed class SourceRemoveCommand : VaultCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The source's name" };

    internal SourceRemoveCommand()
        : base("remove", "Stops backing up a source; what was backed up stays in the vault") => Add(_name);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var source = await new SourceRegistry(vault).RemoveAsync(arguments.GetRequiredValue(_name), context.Cancellation);
        context.ShowDone(source, CommonJson.Source, SourcesView.Removed);
        return ExitCode.Done;
    }
}
