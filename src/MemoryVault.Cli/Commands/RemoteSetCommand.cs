using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault remote set NAME --coordinate</c>.</summary>
internal sealed class RemoteSetCommand : VaultCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The remote's name" };
    private readonly Flag _coordinate = new("--coordinate") { Description = "Leases and check-ins are decided there, for all vaults that do so" };
    private readonly Flag _alone = new("--no-coordinate") { Description = "This vault decides about its leases alone" };

    internal RemoteSetCommand()
        : base("set", "Changes what a remote is for")
    {
        Add(_name);
        Add(_coordinate);
        Add(_alone);
        Validators.Add(result =>
        {
            if (result.GetResult(_coordinate) is null == result.GetResult(_alone) is null)
            {
                result.AddError("Give --coordinate or --no-coordinate.");
            }
        });
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var remote = await new RemoteRegistry(vault).SetAsync(arguments.GetRequiredValue(_name), _coordinate.IsGiven(arguments), context.Cancellation);
        context.ShowDone(remote, CommonJson.ConfiguredRemote, ConfiguredRemotesView.Changed);
        return ExitCode.Done;
    }
}
