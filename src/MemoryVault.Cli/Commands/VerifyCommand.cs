using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.History;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault verify</c>: proves that everything can be restored.</summary>
internal sealed class VerifyCommand : VaultCommand
{
    private readonly Option<string?> _at = new("--at") { HelpName = "REVISION-OR-TIME", Description = "The state that is restored as a proof (default: the newest)" };

    internal VerifyCommand()
        : base("verify", "Checks every object, restores every file elsewhere and compares each byte") => Add(_at);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var report = await new VerifyIntegrity(vault).RunAsync(new VerifyOptions { At = arguments.GetValue(_at) }, context.Cancellation);
        context.ShowDone(report, MaintenanceJson.Verified, MaintenanceView.Verified);
        context.ShowErrors(report.Problems);
        return report.Passed ? ExitCode.Done : ExitCode.IntegrityFailed;
    }
}
