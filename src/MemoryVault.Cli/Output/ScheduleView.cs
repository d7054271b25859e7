using System.Globalization;
using MemoryVault.Schedules;

namespace MemoryVault.Cli.Output;

/// <summary>Shows schedules.</summary>
internal static class ScheduleView
{
    internal static void Write(Report report, IReadOnlyList<VaultSchedule> schedules)
    {
        if (schedules.Count == 0)
        {
            report.Line("No schedule. Add one with ", new Words("memvault schedule add --every 15m", Tone.Command), ".");
            return;
        }

        var table = new Table("Schedule", "Every", "By", "Next run", "Vault");
        foreach (var schedule in schedules)
        {
            var next = schedule.NextRun is { } time ? report.Moment(time) : "?";
            table.Add(new Words(schedule.Name, Tone.Strong), Every(schedule.Every), schedule.Scheduler, next, schedule.Vault);
        }

        report.Table(table);
        foreach (var schedule in schedules)
        {
            report.Line(new Words($"{schedule.Name} runs {schedule.Command}", Tone.Faint));
            Warning(report, schedule);
        }
    }

    internal static void Added(Report report, VaultSchedule schedule)
    {
        report.Line("Schedule ", new Words(schedule.Name, Tone.Strong), $": every {Every(schedule.Every)} by {schedule.Scheduler}.");
        report.Line(new Words($"  {schedule.Command}", Tone.Faint));
        Warning(report, schedule);
    }

    private static void Warning(Report report, VaultSchedule schedule)
    {
        if (schedule.Warning is { } warning)
        {
            report.Line(new Words($"{schedule.Name}: {warning}", Tone.Warning));
        }
    }

    /// <summary>Gives <c>15 minutes</c>, <c>2 hours</c>, <c>day</c>.</summary>
    internal static string Every(TimeSpan every)
    {
        var (count, unit) = every.TotalMinutes switch
        {
            var minutes when minutes % 1440 == 0 => (minutes / 1440, "day"),
            var minutes when minutes % 60 == 0 => (minutes / 60, "hour"),
            var minutes => (minutes, "minute"),
        };
        return count == 1 ? unit : string.Create(CultureInfo.InvariantCulture, $"{count:0} {unit}s");
    }
}
