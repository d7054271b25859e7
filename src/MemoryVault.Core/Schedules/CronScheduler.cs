using System.Globalization;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>
/// Schedules in the user's crontab, by <c>crontab -l</c> and <c>crontab -</c>. Only intervals that a cron line can express
/// evenly are taken (<see cref="EvenInterval"/>); the others are refused with the nearest that are.
/// </summary>
internal sealed class CronScheduler(VaultServices services) : IScheduler
{
    private static readonly string[] Install = ["-"];
    private static readonly string[] Show = ["-l"];

    private readonly SchedulerProgram _crontab = new(services, "crontab", "Install cron (the package 'cron' of Debian and Ubuntu, 'cronie' of Fedora, Arch and SUSE).");
    private readonly LaunchScript _script = new(services.Environment);

    /// <inheritdoc/>
    public string Name => ScheduleRegistry.Cron;

    /// <inheritdoc/>
    public Task<bool> IsAvailableAsync(CancellationToken cancellationToken) => Task.FromResult(_crontab.IsInstalled);

    /// <inheritdoc/>
    public async Task<VaultSchedule> RegisterAsync(ScheduleOptions options, CancellationToken cancellationToken)
    {
        var mark = ScheduleMark.Of(options);
        var entry = $"{Times(options.Every)} {string.Join(' ', _script.StartOf(options.Name).SkipLast(1).Select(ShellQuoting.QuoteForCron))}";
        var crontab = await ReadAsync(cancellationToken).ConfigureAwait(false);
        crontab.Put(mark, entry);
        _script.Write(options, Name);
        await _crontab.RunAsync(Install, cancellationToken, crontab.ToBytes()).ConfigureAwait(false);
        return Listed(mark);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VaultSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        if (!_crontab.IsInstalled)
        {
            return [];
        }

        var crontab = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return [.. crontab.List().Select(Listed)];
    }

    /// <inheritdoc/>
    public async Task<bool> UnregisterAsync(string name, CancellationToken cancellationToken)
    {
        var crontab = _crontab.IsInstalled ? await ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        if (crontab is null || !crontab.Remove(name))
        {
            return false;
        }

        // A user without a crontab before has none again.
        await (crontab.IsEmpty
            ? _crontab.RunAsync(["-r"], cancellationToken)
            : _crontab.RunAsync(Install, cancellationToken, crontab.ToBytes())).ConfigureAwait(false);
        _script.Delete(name);
        return true;
    }

    /// <summary>Writes the five fields of time.</summary>
    /// <exception cref="InvalidInputException">No cron line runs at this interval evenly.</exception>
    internal static string Times(TimeSpan every)
    {
        if (!EvenInterval.Is(every))
        {
            var (shorter, longer) = EvenInterval.Around(every);
            throw new InvalidInputException(
                Duration.Format(every),
                $"cron cannot run every {Duration.Format(every)} evenly: its times begin again with each hour and each day.",
                $"Use {Duration.Format(shorter)} or {Duration.Format(longer)}, or the scheduler 'systemd' where there is one.");
        }

        var minutes = (int)every.TotalMinutes;
        return minutes switch
        {
            1 => "* * * * *",
            < 60 => string.Create(CultureInfo.InvariantCulture, $"*/{minutes} * * * *"),
            60 => "0 * * * *",
            < 1440 => string.Create(CultureInfo.InvariantCulture, $"0 */{minutes / 60} * * *"),
            _ => string.Create(CultureInfo.InvariantCulture, $"0 {EvenInterval.DailyHour} * * *"),
        };
    }

    // An error that is not "you have none" must not be taken for an empty crontab: it would be written over.
    private static bool SaysNone(ProcessOutput output) =>
        output.ExitCode == 1 && output.Output.IsEmpty
        && (output.ErrorText.Contains("no crontab for", StringComparison.Ordinal)
            || output.ErrorText.Contains("No such file or directory", StringComparison.Ordinal));

    private async Task<Crontab> ReadAsync(CancellationToken cancellationToken)
    {
        var output = await _crontab.TryAsync(Show, cancellationToken).ConfigureAwait(false);
        return output.ExitCode == 0 || SaysNone(output) ? Crontab.Parse(output.Output.Span) : throw _crontab.Failure(Show, output);
    }

    private VaultSchedule Listed(ScheduleMark mark)
    {
        var schedule = _script.ToSchedule(mark, Name);
        return schedule with
        {
            NextRun = EvenInterval.Next(mark.Every, TimeZoneInfo.ConvertTime(services.Clock.GetUtcNow(), services.Clock.LocalTimeZone)),
            Warning = schedule.Warning ?? (CronDaemon.SeemsToRun() ? null : "No cron daemon seems to run on this machine: start it, for example with 'service cron start'."),
        };
    }
}
