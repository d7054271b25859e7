using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Leases;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault lease renew</c>.</summary>
internal sealed class LeaseRenewCommand : VaultCommand
{
    private readonly LeaseClaimOptions _claim = new();
    private readonly Option<string?> _ttl = new("--ttl") { HelpName = "SECONDS", Description = "How long it is good from now on (default: as before)" };

    internal LeaseRenewCommand()
        : base("renew", "Renews a lease before it expires")
    {
        _claim.AddTo(this);
        Add(_ttl);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var claim = _claim.Read(context, arguments);
        await using var vault = context.OpenVault();
        var lease = await new LeaseRegistry(vault).RenewAsync(claim, Seconds.Read(arguments.GetValue(_ttl), "--ttl"), context.Cancellation);
        context.ShowDone(lease, LeaseJson.Lease, LeaseView.Renewed);
        return ExitCode.Done;
    }
}
