using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge merge BRANCH... --repo DIR|URL</c>.</summary>
internal sealed class KnowledgeMergeCommand : VaultCommand
{
    private readonly Argument<string[]> _branches = new("BRANCH") { Arity = ArgumentArity.OneOrMore, Description = "The branches, merged one after the other: all of them, or none" };
    private readonly Option<string> _repository = new("--repo") { HelpName = "DIR|URL", Required = true, Description = "The repository: a folder of this machine, or any URL that git takes" };
    private readonly Option<string?> _into = new("--into") { HelpName = "BRANCH", Description = "The branch that they are merged into (default: the one that the repository gives out by itself)" };
    private readonly Option<string?> _message = new("--message", "-m") { HelpName = "TEXT", Description = "The message of the merge commits (default: what was merged)" };
    private readonly Option<string?> _author = new("--author") { HelpName = "'NAME <EMAIL>'", Description = "Their author (default: git's user.name and user.email)" };
    private readonly Option<string> _strategy = StrategyOption.Make("What is done where two changed the same");
    private readonly Flag _push = new("--push") { Description = "Push a repository in a folder on to its own remote, too" };
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only say what would be merged" };

    internal KnowledgeMergeCommand()
        : base("merge", "Merges branches of a shared repository by the content of their files")
    {
        Add(_branches);
        foreach (var option in new Option[] { _repository, _into, _message, _author, _strategy, _push, _dryRun })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new MergeKnowledgeOptions
        {
            Repository = arguments.GetRequiredValue(_repository),
            Branches = arguments.GetRequiredValue(_branches),
            Into = arguments.GetValue(_into),
            Strategy = StrategyOption.Read(arguments.GetRequiredValue(_strategy)),
            Message = arguments.GetValue(_message),
            Author = arguments.GetValue(_author),
            Push = _push.IsGiven(arguments),
            DryRun = _dryRun.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        context.ShowDone(await new MergeKnowledge(vault).RunAsync(options, context.Cancellation), KnowledgeJson.Merge, KnowledgeView.Merged);
        return ExitCode.Done;
    }
}
