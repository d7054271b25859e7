using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge receive PROJECT</c>.</summary>
internal sealed class KnowledgeReceiveCommand : VaultCommand
{
    private readonly Argument<string> _project = new("PROJECT") { Description = "The project" };
    private readonly KnowledgeAddressOptions _address = new();
    private readonly Option<string?> _revision = new("--revision") { HelpName = "ID", Description = "Receive up to this version (default: the newest)" };
    private readonly Flag _fetch = new("--fetch") { Description = "Let a repository in a folder first take what its own remote has" };
    private readonly Option<string> _strategy = StrategyOption.Make("What is done where both changed the same");
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only say what would be written" };

    internal KnowledgeReceiveCommand()
        : base("receive", "Receives what others published, deletions too, and merges it with what changed here")
    {
        Add(_project);
        _address.AddTo(this);
        foreach (var option in new Option[] { _revision, _fetch, _strategy, _dryRun })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new ReceiveKnowledgeOptions
        {
            Project = arguments.GetRequiredValue(_project),
            Address = _address.Read(arguments),
            Revision = arguments.GetValue(_revision),
            Fetch = _fetch.IsGiven(arguments),
            Strategy = StrategyOption.Read(arguments.GetRequiredValue(_strategy)),
            DryRun = _dryRun.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        var receipt = await new ReceiveKnowledge(vault).RunAsync(options, context.Cancellation);
        context.ShowDone(receipt, KnowledgeJson.Receipt, KnowledgeView.Received);
        context.ShowErrors(receipt.Errors);
        return receipt.Errors.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
