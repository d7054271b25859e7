using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.History;
using MemoryVault.Memory.Events;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault events list</c>: what was done to the shared memory, by whom, and what waits for review.</summary>
internal sealed class EventsListCommand : VaultCommand
{
    private readonly Option<string?> _agent = new("--agent") { HelpName = "AGENT", Description = "Only of this agent" };
    private readonly Option<string?> _source = new("--source") { HelpName = "SOURCE", Description = "Only from this source, as agents named it" };
    private readonly Option<string?> _section = new("--section") { HelpName = "SECTION", Description = "Only what changed this section" };
    private readonly Option<string?> _since = new("--since") { HelpName = "TIME", Description = "Only after this time: 2026-08-01, 2026-08-01T14:05Z, 2d" };
    private readonly Option<string?> _until = new("--until") { HelpName = "TIME", Description = "Only up to this time" };
    private readonly Option<string[]> _kinds = new("--kind") { HelpName = "KIND", Description = "Only this kind: checkin, undo, approve, ..., or all, also those of backups; can be repeated" };
    private readonly Option<string?> _review = new("--review") { HelpName = "STATE", Description = "Only this state of review: required, approved, none" };
    private readonly Option<string?> _first = new("--first", "-n") { HelpName = "N", Description = "At most this many (default: 50; all with --json)" };
    private readonly Flag _patch = new("--patch") { Description = "Show what each changed, as operations (RFC 6902)" };

    internal EventsListCommand()
        : base("list", "Lists events, newest first")
    {
        Add(_agent);
        Add(_source);
        Add(_section);
        Add(_since);
        Add(_until);
        Add(_kinds);
        Add(_review);
        Add(_first);
        Add(_patch);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var first = Count.Read(arguments.GetValue(_first), "--first");
        var options = new ListEventsOptions
        {
            Agent = arguments.GetValue(_agent),
            Source = arguments.GetValue(_source),
            Section = arguments.GetValue(_section),
            Since = PointInTime.Read(arguments.GetValue(_since), DayEdge.Start, context.Services.Clock),
            Until = PointInTime.Read(arguments.GetValue(_until), DayEdge.End, context.Services.Clock),
            Kinds = arguments.GetValue(_kinds) ?? [],
            Review = ReviewWord.Read(arguments.GetValue(_review)),
            First = first ?? (context.Json ? null : _patch.IsGiven(arguments) ? EventsView.Shown : EventsView.Shown + 1),
            WithPatch = _patch.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        var events = new ListEvents(vault).RunAsync(options, context.Cancellation);
        if (options.WithPatch || context.Json)
        {
            await context.ShowStreamAsync(events, EventsJson.Event, EventsView.WithPatch);
            return ExitCode.Done;
        }

        var listed = new List<MemoryEvent>();
        await foreach (var found in events)
        {
            listed.Add(found);
        }

        context.ShowAnswers(listed, EventsJson.Event, (report, found) => EventsView.List(report, found, first));
        return ExitCode.Done;
    }
}
