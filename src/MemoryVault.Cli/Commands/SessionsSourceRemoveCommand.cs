using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions source remove NAME</c>.</summary>
internal sealed class SessionsSourceRemoveCommand : VaultCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The source's name" };

    internal SessionsSourceRemoveCommand()
        : base("remove", "Stops pulling from a source; what was pulled stays in the vault") => Add(_name);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var source = await new SessionSourceRegistry(vault).RemoveAsync(arguments.GetRequiredValue(_name), context.Cancellation);
        context.ShowDone(source, SessionsJson.Source, SessionSourcesView.Removed);
        return ExitCode.Done;
    }
}
