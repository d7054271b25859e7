using MemoryVault.Cli.Output;
using MemoryVault.Cli.Terminal;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Shows on stderr what the core logs: its warnings, with <c>--verbose</c> everything.</summary>
internal sealed class HeadLog(StandardStream error, ProgressLine? progress, bool everything) : IVaultLog
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Write(VaultLogEntry entry)
    {
        if (!everything && (entry.Level != VaultLogLevel.Warning || IsToldByResult(entry.Event)))
        {
            return;
        }

        lock (_lock)
        {
            progress?.Clear();
            Show(entry);
            error.Flush();
        }
    }

    private static bool IsToldByResult(string name) => name is "sync.quarantined" or "restore.done";

    private void Show(VaultLogEntry entry)
    {
        var report = Reports.On(error);
        if (everything)
        {
            var target = entry.Target is null ? string.Empty : $" [{entry.Target}]";
            report.Line(new Words($"{RelativeTime.Exactly(entry.Time)} {entry.Event}: {entry.Message}{target}", Tone.Faint));
        }
        else
        {
            report.Line(new Words("memvault:", Tone.Warning), " ", entry.Message);
        }
    }
}
