using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Leases;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault lease exit</c>.</summary>
internal sealed class LeaseExitCommand : VaultCommand
{
    private readonly LeaseClaimOptions _claim = new();

    internal LeaseExitCommand()
        : base("exit", "Gives a lease back") => _claim.AddTo(this);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var claim = _claim.Read(context, arguments);
        await using var vault = context.OpenVault();
        var lease = await new LeaseRegistry(vault).ExitAsync(claim, context.Cancellation);
        context.ShowDone(lease, LeaseJson.Lease, LeaseView.Exited);
        return ExitCode.Done;
    }
}
