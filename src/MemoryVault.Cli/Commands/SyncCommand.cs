using System.CommandLine;
using MemoryVault.Backup;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sync</c>: commits what changed and pushes it.</summary>
internal sealed class SyncCommand : VaultCommand
{
    private readonly Argument<string[]> _folders = new("DIR")
    {
        Arity = ArgumentArity.ZeroOrMore, Description = "Folders to sync; one that is no source yet becomes one (default: all sources; in a new vault, what is found on this machine)",
    };

    private readonly Option<string[]> _sources = new("--source") { HelpName = "NAME", Description = "Sync only sources of this name, with wildcards; can be repeated" };
    private readonly Flag _noPush = new("--no-push") { Description = "Leave the remotes alone" };
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only say what would be done" };
    private readonly Option<string[]> _accept = new("--accept") { HelpName = "PATH", Description = "Take this quarantined file as good, with wildcards; can be repeated" };

    internal SyncCommand()
        : base("sync", "Commits what changed in the agents' memory and pushes it to every remote")
    {
        Add(_folders);
        Add(_sources);
        Add(_noPush);
        Add(_dryRun);
        Add(_accept);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new SyncOptions
        {
            Paths = arguments.GetValue(_folders) ?? [],
            Sources = arguments.GetValue(_sources) ?? [],
            NoPush = _noPush.IsGiven(arguments),
            DryRun = _dryRun.IsGiven(arguments),
            Accept = arguments.GetValue(_accept) ?? [],
        };
        await using var vault = await DefaultVault.OpenAsync(context, options.DryRun);
        var isFirst = !context.Quiet && await vault.Opened.ReadHeadAsync(context.Cancellation) is null;
        var result = await new SyncVault(vault.Opened).RunAsync(options, context.Cancellation);
        result = result with { Vault = vault.Path };
        context.ShowDone(result, SyncJson.Write, SyncView.Write);
        context.ShowErrors(result.Errors);
        if (isFirst && result.Commit is not null && !context.Json)
        {
            SyncView.Next(context.Talk(), vault.Opened.Configuration.Remotes.Count > 0);
        }

        return result.ExitCode;
    }
}
