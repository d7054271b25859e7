using System.Text;

namespace MemoryVault.Stress;

/// <summary>Follows the history of a process while it is written.</summary>
internal sealed class HistoryTail(string file)
{
    private readonly StringBuilder _rest = new();
    private long _offset;

    /// <summary>Gets the number of check-ins that were acknowledged.</summary>
    internal int Done { get; private set; }

    /// <summary>Gets the last line.</summary>
    internal HistoryLine? Last { get; private set; }

    /// <summary>Reads what has been written since.</summary>
    internal void Follow()
    {
        if (!File.Exists(file))
        {
            return;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = _offset;
        var bytes = new byte[stream.Length - _offset];
        _offset += stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        _rest.Append(Encoding.UTF8.GetString(bytes));
        var lines = _rest.ToString().Split('\n');
        _rest.Clear().Append(lines[^1]);
        foreach (var line in lines[..^1].Select(HistoryLine.Parse).OfType<HistoryLine>())
        {
            Last = line;
            Done += line.Kind == "done" ? 1 : 0;
        }
    }

    /// <summary>Tells where the process is: its last words, and how long ago they were.</summary>
    internal string Where() => Last is not { } last
        ? "has not written a word yet"
        : FormattableString.Invariant($"{Done} check-ins done; last '{last.Kind}' {last.Operation} {(HistoryLine.Now - last.At) / 1e6:F1} s ago{(last.Words is { } words ? $": {words}" : null)}");
}
