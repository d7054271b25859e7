using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Schedules;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault schedule remove [NAME]</c>.</summary>
internal sealed class ScheduleRemoveCommand : VaultCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The schedule's name", DefaultValueFactory = _ => "memoryvault" };

    internal ScheduleRemoveCommand()
        : base("remove", "Removes a schedule") => Add(_name);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var name = arguments.GetRequiredValue(_name);
        var schedule = await new ScheduleRegistry(context.Services).UnregisterAsync(name, context.Cancellation) ?? throw new ScheduleMissingException(name);
        context.ShowDone(schedule, CommonJson.Schedule, (report, removed) => report.Line("Removed schedule ", new Words(removed.Name, Tone.Strong), "."));
        return ExitCode.Done;
    }
}
