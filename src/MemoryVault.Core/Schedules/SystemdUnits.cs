using System.Globalization;

namespace MemoryVault.Schedules;

/// <summary>The text of the two unit files of a schedule: systemd.service(5) and systemd.timer(5).</summary>
internal static class SystemdUnits
{
    /// <summary>The start of a line with a <see cref="ScheduleMark"/>.</summary>
    internal const string MarkPrefix = "# ";

    /// <summary>Gives the service: one run of the script.</summary>
    internal static string Service(ScheduleOptions options, IReadOnlyList<string> command) => Lines(
        MarkPrefix + ScheduleMark.Of(options),
        "[Unit]",
        $"Description=MemoryVault schedule {options.Name}",
        string.Empty,
        "[Service]",
        "Type=oneshot",
        "ExecStart=" + SystemdQuoting.CommandLine(command));

    /// <summary>Gives the timer.</summary>
    internal static string Timer(ScheduleOptions options) => Lines(
        MarkPrefix + ScheduleMark.Of(options),
        "[Unit]",
        $"Description=MemoryVault schedule {options.Name}, every {Duration.Format(options.Every)}",
        string.Empty,
        "[Timer]",
        Times(options.Every),
        "AccuracySec=1s",
        $"RandomizedDelaySec={Delay(options.Every)}s",
        string.Empty,
        "[Install]",
        "WantedBy=timers.target");

    /// <summary>
    /// Gives the line or lines that say when. By the calendar where that is even, because only a calendar timer catches up
    /// what was missed while the machine was off (<c>Persistent=</c>); else so long after the last run.
    /// </summary>
    internal static string Times(TimeSpan every)
    {
        var minutes = (int)every.TotalMinutes;
        return EvenInterval.Is(every)
            ? $"OnCalendar={Calendar(minutes)}\nPersistent=true"
            : string.Create(CultureInfo.InvariantCulture, $"OnStartupSec={Math.Min(minutes, 5)}min\nOnActiveSec={minutes}min\nOnUnitActiveSec={minutes}min");
    }

    private static string Calendar(int minutes) => minutes switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"*-*-* *:00/{minutes}:00"),
        60 => "*-*-* *:00:00",
        < 1440 => string.Create(CultureInfo.InvariantCulture, $"*-*-* 00/{minutes / 60}:00:00"),
        _ => string.Create(CultureInfo.InvariantCulture, $"*-*-* {EvenInterval.DailyHour}:00:00"),
    };

    // A small spread, so that the machines of one team do not push in the same second.
    private static int Delay(TimeSpan every) => (int)Math.Min(every.TotalSeconds / 10, 60);

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";
}
