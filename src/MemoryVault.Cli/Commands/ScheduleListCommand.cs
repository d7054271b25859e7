using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Schedules;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault schedule list</c>: the schedules of this user, of whichever vault.</summary>
internal sealed class ScheduleListCommand() : VaultCommand("list", "Lists the schedules of this user")
{
    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var schedules = await new ScheduleRegistry(context.Services).ListAsync(context.Cancellation);
        context.ShowAnswers(schedules, CommonJson.Schedule, ScheduleView.Write);
        return ExitCode.Done;
    }
}
