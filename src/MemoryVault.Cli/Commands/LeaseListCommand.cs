using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Leases;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault lease list</c>: who holds what, who waits, and what ended.</summary>
internal sealed class LeaseListCommand : VaultCommand
{
    internal LeaseListCommand()
        : base("list", "Lists who holds a lease, who waits for one, and how the last ones ended")
    {
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        context.ShowAnswer(await new LeaseRegistry(vault).ListAsync(context.Cancellation), LeaseJson.Table, LeaseView.Table);
        return ExitCode.Done;
    }
}
