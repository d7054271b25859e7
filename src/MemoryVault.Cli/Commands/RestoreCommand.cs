using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.History;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault restore [PATH...]</c>: brings files back, to their places or elsewhere.</summary>
internal sealed class RestoreCommand : VaultCommand
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore, Description = "Files or folders, in the vault or on this machine, with wildcards (default: every source of this machine)",
    };

    private readonly Option<string?> _at = new("--at") { HelpName = "REVISION-OR-TIME", Description = "The state to restore: a revision, an event, a time, or how long ago (default: the newest)" };
    private readonly Option<string?> _to = new("--to") { HelpName = "DIR", Description = "Restore into this folder instead of in place" };
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only say what would be written" };

    internal RestoreCommand()
        : base("restore", "Brings files back from the vault; what it replaces is kept in a commit first")
    {
        Add(_paths);
        Add(_at);
        Add(_to);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new RestoreOptions
        {
            Paths = arguments.GetValue(_paths) ?? [],
            At = arguments.GetValue(_at),
            Destination = arguments.GetValue(_to),
            DryRun = _dryRun.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        var result = await new RestoreFiles(vault).RunAsync(options, context.Cancellation);
        context.ShowDone(result, RestoreJson.Write, RestoreView.Write);
        context.ShowErrors(result.Errors);
        return result.Errors.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
