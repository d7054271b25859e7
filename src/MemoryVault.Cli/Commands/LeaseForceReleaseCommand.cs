using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Leases;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault lease force-release ID --reason TEXT</c>.</summary>
internal sealed class LeaseForceReleaseCommand : VaultCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The lease's id, as 'memvault lease list' shows it" };
    private readonly Option<string> _reason = new("--reason") { HelpName = "TEXT", Required = true, Description = "Why; its holder and the history are told" };

    internal LeaseForceReleaseCommand()
        : base("force-release", "Ends a lease of somebody else, whose next check-in is refused then")
    {
        Add(_id);
        Add(_reason);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var lease = await new LeaseRegistry(vault).ForceReleaseAsync(arguments.GetRequiredValue(_id), arguments.GetRequiredValue(_reason), context.Cancellation);
        context.ShowDone(lease, LeaseJson.Lease, LeaseView.Forced);
        return ExitCode.Done;
    }
}
