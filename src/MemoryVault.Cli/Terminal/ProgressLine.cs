using System.Globalization;
using System.Text;
using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Terminal;

/// <summary>One line on the terminal that is rewritten while something takes its time; it leaves nothing behind.</summary>
/// <remarks>Reports come from any thread. Nothing shows in the first 300 ms, so that short work does not flicker.</remarks>
internal sealed class ProgressLine(StandardStream error, TimeProvider clock) : IProgress<VaultProgress>
{
    private const int Width = 78;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private long _shown;
    private bool _ended;

    /// <inheritdoc/>
    public void Report(VaultProgress value)
    {
        lock (_lock)
        {
            var since = _shown == 0 ? clock.GetElapsedTime(_start) - Patience + Interval : clock.GetElapsedTime(_shown);
            if (_ended || since < Interval)
            {
                return;
            }

            _shown = clock.GetTimestamp();
            Rewrite(Describe(value));
        }
    }

    /// <summary>Takes the line away; the next report shows it again.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            if (_shown != 0 && !_ended)
            {
                Rewrite(string.Empty);
            }
        }
    }

    /// <summary>Takes the line away, for good.</summary>
    internal void End()
    {
        Clear();
        lock (_lock)
        {
            _ended = true;
        }
    }

    private static string Describe(VaultProgress value)
    {
        var text = new StringBuilder(value.Activity);
        if (value.Total > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {Math.Min(100, value.Completed * 100 / value.Total)} %");
        }
        else if (value.Completed > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {value.Completed:N0}");
        }

        return VisibleText.Of(value.Item is null ? text.ToString() : text.Append("  ").Append(value.Item).ToString());
    }

    private void Rewrite(string text)
    {
        var shown = text.Length > Width ? string.Concat(text.AsSpan(0, Width - 3), "...") : text;
        error.Write("\r" + shown.PadRight(Width) + "\r");
        error.Flush();
    }
}
