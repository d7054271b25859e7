using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.History;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault optimize</c>: repacks the vault. A sync does it by itself when it is due.</summary>
internal sealed class OptimizeCommand() : VaultCommand("optimize", "Repacks the vault's repository; a sync does it by itself when it is due")
{
    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var result = await new OptimizeRepository(vault).RunAsync(context.Cancellation);
        context.ShowDone(result, MaintenanceJson.Optimized, MaintenanceView.Optimized);
        return ExitCode.Done;
    }
}
