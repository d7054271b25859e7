using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Leases;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault lease enter</c>: takes a lease, which belongs to the agent and not to this process.</summary>
internal sealed class LeaseEnterCommand : VaultCommand
{
    private readonly LeaseOptionSet _options = new();

    internal LeaseEnterCommand()
        : base("enter", "Takes a lease on the memory or a part of it, or renews the one that the agent has") => _options.AddTo(this);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = _options.Read(context, arguments);
        await using var vault = context.OpenVault();
        var lease = await new LeaseRegistry(vault).EnterAsync(options, context.Cancellation);
        context.ShowDone(lease, LeaseJson.Lease, LeaseView.Entered);
        return ExitCode.Done;
    }
}
