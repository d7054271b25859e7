using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Leases;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault release AGENT</c>: gives back what <c>checkout</c> took. It always writes JSON.</summary>
internal sealed class ReleaseCommand : VaultCommand
{
    private readonly Argument<string> _agent = new("AGENT") { Description = "The agent" };

    internal ReleaseCommand()
        : base("release", "Gives the lease of an agent back: 'lease exit' for scripts") => Add(_agent);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var agent = arguments.GetRequiredValue(_agent);
        var claim = new LeaseClaim(agent) { FencingToken = AgentVariables.TokenOf(agent, null, context.Services.Environment) };
        await using var vault = context.OpenVault();
        var lease = await new LeaseRegistry(vault).ExitAsync(claim, context.Cancellation);
        var snapshot = await MemorySnapshot.FindAsync(vault, lease.BaseRevision, context.Cancellation);
        context.ShowDocument(new CheckedOut(lease, snapshot), CheckedOut.Write);
        return ExitCode.Done;
    }
}
