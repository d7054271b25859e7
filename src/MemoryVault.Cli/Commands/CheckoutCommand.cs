using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Leases;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault checkout AGENT [TTL]</c>: the whole memory for one agent, in the form that scripts know. It always writes JSON.</summary>
internal sealed class CheckoutCommand : VaultCommand
{
    private readonly Argument<string> _agent = new("AGENT") { Description = "The agent" };
    private readonly Argument<string?> _ttl = new("TTL") { Arity = ArgumentArity.ZeroOrOne, Description = "Seconds that it is good for (default: 900)" };

    internal CheckoutCommand()
        : base("checkout", "Takes a lease on the whole memory: 'lease enter' for scripts")
    {
        Add(_agent);
        Add(_ttl);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var agent = arguments.GetRequiredValue(_agent);
        var options = new LeaseOptions
        {
            AgentId = agent,
            TtlSeconds = Seconds.Read(arguments.GetValue(_ttl), "TTL") ?? LeaseOptions.DefaultTtlSeconds,
            FencingToken = AgentVariables.TokenOf(agent, null, context.Services.Environment),
        };
        await using var vault = context.OpenVault();
        var lease = await new LeaseRegistry(vault).EnterAsync(options, context.Cancellation);
        var snapshot = await MemorySnapshot.FindAsync(vault, lease.BaseRevision, context.Cancellation);
        context.ShowDocument(new CheckedOut(lease, snapshot), CheckedOut.Write);
        return ExitCode.Done;
    }
}
