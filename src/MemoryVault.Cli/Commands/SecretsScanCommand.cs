using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Secrets;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault secrets scan</c>.</summary>
internal sealed class SecretsScanCommand : VaultCommand
{
    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = "Files and folders of this machine (default: the newest snapshot of the vault)" };
    private readonly Option<string?> _at = new("--at") { HelpName = "STATE", Description = "The snapshot of the vault: a revision, an event or a time" };
    private readonly Flag _history = new("--history") { Description = "Everything that the history holds, messages of commits, too" };

    internal SecretsScanCommand()
        : base("scan", "Finds credentials, and never shows them; ends with 1 if there are some that were not allowed")
    {
        Add(_paths);
        Add(_at);
        Add(_history);
        Validators.Add(result =>
        {
            if (result.GetResult(_paths) is { Tokens.Count: > 0 } && (result.GetResult(_at) is not null || result.GetResult(_history) is not null))
            {
                result.AddError("Give files, or --at and --history for the vault.");
            }
        });
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new FindSecretsOptions { Paths = arguments.GetValue(_paths) ?? [], At = arguments.GetValue(_at), History = _history.IsGiven(arguments) };
        await using var vault = context.OpenVault();
        var view = new SecretsView();
        var open = 0;
        var findings = Counting(new FindSecrets(vault).RunAsync(options, context.Cancellation), () => open++);
        await context.ShowStreamAsync(findings, SecretsJson.Finding, view.Finding);
        if (!context.Json && !context.Quiet)
        {
            view.End(context.Talk());
        }

        return open > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static async IAsyncEnumerable<SecretFinding> Counting(IAsyncEnumerable<SecretFinding> findings, Action countOpen)
    {
        await foreach (var finding in findings)
        {
            if (!finding.IsAllowed)
            {
                countOpen();
            }

            yield return finding;
        }
    }
}
