using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Schedules;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault schedule add</c>: lets the system sync by itself.</summary>
internal sealed class ScheduleAddCommand : VaultCommand
{
    private readonly Option<string> _every = new("--every") { HelpName = "DURATION", Description = "How often: 15m, 1h, 1d", DefaultValueFactory = _ => "15m" };
    private readonly Option<string> _name = new("--name") { HelpName = "NAME", Description = "The schedule's name", DefaultValueFactory = _ => "memoryvault" };
    private readonly Option<string> _scheduler = new("--scheduler") { HelpName = "SCHEDULER", Description = "auto, cron, systemd, launchd or taskscheduler", DefaultValueFactory = _ => "auto" };

    internal ScheduleAddCommand()
        : base("add", "Registers a sync with the system's scheduler, or changes the one of that name")
    {
        Add(_every);
        Add(_name);
        Add(_scheduler);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var options = new ScheduleOptions
        {
            Every = Duration.Parse(arguments.GetRequiredValue(_every)),
            Name = arguments.GetRequiredValue(_name),
            Vault = vault.Paths.Root,
            Command = Schedules.SyncCommand.ForProgram(ProcessPath(), Path.Combine(AppContext.BaseDirectory, "memvault.dll"), vault.Paths.Root, context.Services.Environment),
            Scheduler = arguments.GetRequiredValue(_scheduler),
        };
        var schedule = await new ScheduleRegistry(context.Services).RegisterAsync(options, context.Cancellation);
        context.ShowDone(schedule, CommonJson.Schedule, ScheduleView.Added);
        return ExitCode.Done;
    }

    private static string ProcessPath() =>
        Environment.ProcessPath ?? throw new InvalidOperationException("The path of the running program is not known.");
}
