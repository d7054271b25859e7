using System.Globalization;
using MemoryVault.Watching;

namespace MemoryVault.Cli.Output;

/// <summary>Shows what happens while a vault is watched, a line each.</summary>
internal static class WatchView
{
    internal static void Event(Report report, WatchEvent happened)
    {
        var time = happened.Time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        report.Line(new Words(time, Tone.Faint), "  ", new Words(happened.Message, ToneOf(happened.Kind)), happened.NextAttempt is { } next
            ? new Words($" Again at {next.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}.", Tone.Faint) : string.Empty);
        foreach (var error in happened.Sync?.Errors ?? [])
        {
            report.Line("          ", new Words(error.Message, Tone.Warning));
        }
    }

    private static Tone ToneOf(WatchEventKind kind) => kind switch
    {
        WatchEventKind.Synced or WatchEventKind.Recovered => Tone.Good,
        WatchEventKind.Failed => Tone.Bad,
        WatchEventKind.Polling => Tone.Warning,
        _ => Tone.Plain,
    };
}
