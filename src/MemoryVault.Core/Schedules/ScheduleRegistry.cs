using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>The schedules of this user, whichever scheduler the system has (docs/scheduling.md).</summary>
public sealed class ScheduleRegistry
{
    /// <summary>Lets the system choose: systemd where a user manager answers, else cron; launchd on macOS; the Task Scheduler on Windows.</summary>
    public const string Auto = "auto";

    /// <summary>The user's crontab.</summary>
    public const string Cron = "cron";

    /// <summary>The timers of the user's systemd.</summary>
    public const string Systemd = "systemd";

    /// <summary>The agents of launchd.</summary>
    public const string Launchd = "launchd";

    /// <summary>The Task Scheduler of Windows.</summary>
    public const string TaskScheduler = "taskscheduler";

    private readonly VaultServices _services;
    private readonly IReadOnlyList<IScheduler> _schedulers;

    /// <summary>Makes the registry for the machine that the services describe.</summary>
    public ScheduleRegistry(VaultServices services)
        : this(services, SchedulersOf(services))
    {
    }

    /// <summary>Makes a registry over given schedulers, the preferred first.</summary>
    internal ScheduleRegistry(VaultServices services, IReadOnlyList<IScheduler> schedulers)
    {
        _services = services;
        _schedulers = schedulers;
    }

    /// <summary>Gets the names that <see cref="ScheduleOptions.Scheduler"/> takes on some system.</summary>
    public static IReadOnlyList<string> Names { get; } = [Auto, Cron, Systemd, Launchd, TaskScheduler];

    /// <summary>Registers a schedule, or changes the one of that name, which may move to another scheduler.</summary>
    /// <exception cref="InvalidInputException">A name, a path or an interval that cannot be kept.</exception>
    /// <exception cref="ScheduleTakenException">The name is that of another vault's schedule.</exception>
    /// <exception cref="SchedulerUnavailableException">There is no such scheduler here.</exception>
    public async Task<VaultSchedule> RegisterAsync(ScheduleOptions options, CancellationToken cancellationToken)
    {
        ScheduleCheck.Check(options, _services.Environment);
        var present = (await ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(schedule => schedule.Name == options.Name);
        if (present is not null && present.Vault != options.Vault)
        {
            throw new ScheduleTakenException(options.Name, present.Vault);
        }

        var chosen = await ChooseAsync(options.Scheduler, cancellationToken).ConfigureAwait(false);
        if (present is not null && present.Scheduler != chosen.Name)
        {
            // First out, then in: both use the same script.
            await UnregisterAsync(options.Name, cancellationToken).ConfigureAwait(false);
        }

        return await chosen.RegisterAsync(options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the schedules that MemoryVault registered, by name.</summary>
    public async Task<IReadOnlyList<VaultSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        var schedules = new List<VaultSchedule>();
        foreach (var scheduler in _schedulers)
        {
            schedules.AddRange(await scheduler.ListAsync(cancellationToken).ConfigureAwait(false));
        }

        schedules.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return schedules;
    }

    /// <summary>Removes a schedule; null where there was none of that name.</summary>
    public async Task<VaultSchedule?> UnregisterAsync(string name, CancellationToken cancellationToken)
    {
        EntryName.Check(name, "schedule");
        VaultSchedule? removed = null;
        foreach (var schedule in await ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (schedule.Name == name)
            {
                await _schedulers.First(scheduler => scheduler.Name == schedule.Scheduler).UnregisterAsync(name, cancellationToken).ConfigureAwait(false);
                removed ??= schedule;
            }
        }

        return removed;
    }

    private static IReadOnlyList<IScheduler> SchedulersOf(VaultServices services) => services.Environment.System switch
    {
        "windows" => [new WindowsTaskScheduler(services)],
        "macos" => [new LaunchdScheduler(services), new CronScheduler(services)],
        _ => [new SystemdScheduler(services), new CronScheduler(services)],
    };

    private async Task<IScheduler> ChooseAsync(string name, CancellationToken cancellationToken)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            throw new InvalidInputException(name, $"'{name}' is no scheduler.", $"Use one of: {string.Join(", ", Names)}.");
        }

        foreach (var scheduler in _schedulers)
        {
            if (name == scheduler.Name || (name == Auto && await scheduler.IsAvailableAsync(cancellationToken).ConfigureAwait(false)))
            {
                return scheduler;
            }
        }

        throw name == Auto
            ? new SchedulerUnavailableException(
                name,
                $"This machine has no scheduler that is known here ({string.Join(", ", _schedulers.Select(scheduler => scheduler.Name))}).",
                Advice.Of($"Install cron (the package 'cron' of Debian and Ubuntu, 'cronie' of Fedora, Arch and SUSE), or start {HeadWords.Command("sync", "Invoke-VaultSync")} by other means."))
            : new SchedulerUnavailableException(name, $"The scheduler '{name}' is not part of this system ({_services.Environment.System}).", "Leave the choice to 'auto'.");
    }
}
