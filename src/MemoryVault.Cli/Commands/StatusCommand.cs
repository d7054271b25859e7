using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault status</c>: is my memory safe?</summary>
/// <remarks>It ends with 0 whenever it could answer, whatever the answer is; <c>health</c> tells.</remarks>
internal sealed class StatusCommand : VaultCommand
{
    private readonly Flag _noScan = new("--no-scan") { Description = "Do not compare the sources with the vault" };

    internal StatusCommand()
        : base("status", "Says whether the memory is safe, and what to do if not") => Add(_noScan);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var options = new VaultStatusOptions { NoScan = _noScan.IsGiven(arguments) };
        var status = await new GetVaultStatus(vault).RunAsync(options, context.Cancellation);
        context.ShowAnswer(status, StatusJson.Write, StatusView.Write);
        return ExitCode.Done;
    }
}
