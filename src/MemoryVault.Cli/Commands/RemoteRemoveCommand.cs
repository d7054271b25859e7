using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault remote remove NAME</c>.</summary>
internal sealed class RemoteRemoveCommand : VaultCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The remote's name" };

    internal RemoteRemoveCommand()
        : base("remove", "Stops pushing to a remote; what it holds stays there") => Add(_name);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var remote = await new RemoteRegistry(vault).RemoveAsync(arguments.GetRequiredValue(_name), context.Cancellation);
        context.ShowDone(remote, CommonJson.ConfiguredRemote, ConfiguredRemotesView.Removed);
        return ExitCode.Done;
    }
}
