using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault remote list</c>.</summary>
internal sealed class RemoteListCommand : VaultCommand
{
    private readonly Argument<string?> _name = new("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "Only remotes of this name, with wildcards" };

    internal RemoteListCommand()
        : base("list", "Lists where the vault is pushed to") => Add(_name);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        context.ShowAnswers(new RemoteRegistry(vault).List(arguments.GetValue(_name)), CommonJson.ConfiguredRemote, ConfiguredRemotesView.Write);
        return ExitCode.Done;
    }
}
