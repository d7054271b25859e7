using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Merging;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault json merge BASE OURS THEIRS</c>: the three-way merge of documents, with its conflicts.</summary>
internal sealed class JsonMergeCommand : VaultCommand
{
    private readonly Argument<string> _base = new("BASE") { Description = "What both came from: a file; one of the three may be '-', standard input" };
    private readonly Argument<string> _ours = new("OURS") { Description = "Our version" };
    private readonly Argument<string> _theirs = new("THEIRS") { Description = "Their version" };
    private readonly Option<string?> _rules = new("--rules") { HelpName = "FILE", Description = "Merge rules, as in the vault's merge.json" };
    private readonly Option<string> _strategy = StrategyOption.Make();

    internal JsonMergeCommand()
        : base("merge", "Merges two versions of a document that came from one")
    {
        Add(_base);
        Add(_ours);
        Add(_theirs);
        Add(_rules);
        Add(_strategy);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var (before, ours, theirs) = (arguments.GetRequiredValue(_base), arguments.GetRequiredValue(_ours), arguments.GetRequiredValue(_theirs));
        var strategy = StrategyOption.Read(arguments.GetRequiredValue(_strategy));
        JsonInput.RequireOneStandardInput(before, ours, theirs);
        var merge = new JsonMerge(await MergeRulesInput.ReadAsync(arguments.GetValue(_rules), context.Cancellation)) { Resolution = new ConflictResolution(strategy) };
        var result = merge.Run(
            await JsonInput.ReadAsync(before, context.Cancellation),
            await JsonInput.ReadAsync(ours, context.Cancellation),
            await JsonInput.ReadAsync(theirs, context.Cancellation));
        context.ShowDocument(MergeJson.Of(result));
        return result.Conflicts.Count > 0 ? ExitCode.Conflict : ExitCode.Done;
    }
}
