using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.History;
using MemoryVault.Memory.Events;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault events undo</c>: takes back events by name, or all of an agent or source since a time.</summary>
internal sealed class EventsUndoCommand : VaultCommand
{
    private readonly Argument<string[]> _events = new("EVENT") { Arity = ArgumentArity.ZeroOrMore, Description = "Events: ids, their first digits, or commits" };
    private readonly Option<string?> _agent = new("--agent") { HelpName = "AGENT", Description = "All of this agent, with --since" };
    private readonly Option<string?> _source = new("--source") { HelpName = "SOURCE", Description = "All from this source, with --since" };
    private readonly Option<string?> _since = new("--since") { HelpName = "TIME", Description = "Since this time: 2026-08-01, 2026-08-01T14:05Z, 2h" };
    private readonly Option<string?> _by = new("--by") { HelpName = "WHO", Description = "Who undoes (default: user@machine)" };
    private readonly Option<string?> _justification = new("--justification") { HelpName = "TEXT", Description = "Why" };
    private readonly Option<string> _strategy = StrategyOption.Make();
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only show what would change" };

    internal EventsUndoCommand()
        : base("undo", "Takes events back in one commit, which can be undone itself")
    {
        Add(_events);
        Add(_agent);
        Add(_source);
        Add(_since);
        Add(_by);
        Add(_justification);
        Add(_strategy);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new UndoEventsOptions
        {
            Events = arguments.GetValue(_events) ?? [],
            Agent = arguments.GetValue(_agent),
            Source = arguments.GetValue(_source),
            Since = PointInTime.Read(arguments.GetValue(_since), DayEdge.Start, context.Services.Clock),
            By = arguments.GetValue(_by),
            Justification = arguments.GetValue(_justification),
            Strategy = StrategyOption.Read(arguments.GetRequiredValue(_strategy)),
            DryRun = _dryRun.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        var result = await new UndoEvents(vault).RunAsync(options, context.Cancellation);
        context.ShowDone(result, EventsJson.Undone, EventsView.Undone);
        if (result.Conflicts.Count > 0 && !context.Json)
        {
            EventsView.Conflicts(context.Complain(), result);
        }

        return result.Conflicts.Count > 0 ? ExitCode.Conflict : ExitCode.Done;
    }
}
