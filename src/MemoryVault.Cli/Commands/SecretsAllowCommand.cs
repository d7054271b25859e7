using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Secrets;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault secrets allow FINGERPRINT</c>.</summary>
internal sealed class SecretsAllowCommand : VaultCommand
{
    private readonly Argument<string> _fingerprint = new("FINGERPRINT") { Description = "As 'secrets scan' or the refused push tells it" };
    private readonly Option<string?> _note = new("--note") { HelpName = "TEXT", Description = "Why it may" };

    internal SecretsAllowCommand()
        : base("allow", "Lets a secret that was found leave this machine")
    {
        Add(_fingerprint);
        Add(_note);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var allowed = await new SecretBaseline(vault).AllowAsync(arguments.GetRequiredValue(_fingerprint), arguments.GetValue(_note), context.Cancellation);
        context.ShowDone(allowed, SecretsJson.Allowed, SecretsView.Allowed);
        return ExitCode.Done;
    }
}
