using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Memory.Events;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault events approve EVENT...</c>.</summary>
internal sealed class EventsApproveCommand : VaultCommand
{
    private readonly Argument<string[]> _events = new("EVENT") { Arity = ArgumentArity.OneOrMore, Description = "Events: ids, their first digits, or commits" };
    private readonly Option<string?> _agent = new("--agent") { HelpName = "WHO", Description = "Who approves (default: user@machine)" };
    private readonly Option<string?> _justification = new("--justification") { HelpName = "TEXT", Description = "Why" };

    internal EventsApproveCommand()
        : base("approve", "Approves events that wait for review")
    {
        Add(_events);
        Add(_agent);
        Add(_justification);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new ApproveEventsOptions
        {
            Events = arguments.GetRequiredValue(_events), Agent = arguments.GetValue(_agent), Justification = arguments.GetValue(_justification),
        };
        await using var vault = context.OpenVault();
        context.ShowDone(await new ApproveEvents(vault).RunAsync(options, context.Cancellation), EventsJson.Approved, EventsView.Approved);
        return ExitCode.Done;
    }
}
