using System.Text;

namespace MemoryVault.Git;

/// <summary>Collects the error stream of a process: bounded, without credentials, without the lines of progress.</summary>
internal sealed class ErrorText(Action<string>? onLine)
{
    /// <summary>A hook may write without end; what is wrong stands at the beginning or at the end.</summary>
    private const int MaximumLines = 200;
    private const int MaximumLineBytes = 2000;

    private readonly List<byte> _line = [];
    private readonly List<string> _lines = [];

    /// <summary>Takes the next bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b is (byte)'\n' or (byte)'\r')
            {
                End();
            }
            else if (_line.Count < MaximumLineBytes)
            {
                _line.Add(b);
            }
        }
    }

    /// <summary>Ends the line.</summary>
    internal void End()
    {
        if (_line.Count == 0)
        {
            return;
        }

        var line = Credentials.Scrub(GitText.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_line))).TrimEnd();
        _line.Clear();
        onLine?.Invoke(line);
        if (line.Length > 0 && !TransferProgress.IsProgress(line))
        {
            Keep(line);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => new StringBuilder().AppendJoin('\n', _lines).ToString();

    private void Keep(string line)
    {
        if (_lines.Count == MaximumLines)
        {
            _lines.RemoveAt(MaximumLines / 2);
        }

        _lines.Add(line);
    }
}
