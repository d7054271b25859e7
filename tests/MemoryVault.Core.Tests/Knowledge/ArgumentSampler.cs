namespace MemoryVault.Tests.Knowledge;

/// <summary>Looks again and again whether a text is in the arguments of any process of this machine, which everybody on it can read. Only Linux shows them as files.</summary>
internal sealed class ArgumentSampler : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private volatile bool _hasSeen;

    public ArgumentSampler(string text)
    {
        _thread = new Thread(() => Run(text)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Gets a value indicating whether it was there.</summary>
    public bool HasSeen => _hasSeen;

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run(string text)
    {
        while (!_stop.IsCancellationRequested && OperatingSystem.IsLinux())
        {
            foreach (var process in Directory.EnumerateDirectories("/proc"))
            {
                _hasSeen |= char.IsAsciiDigit(Path.GetFileName(process)[0]) && Arguments(process).Contains(text, StringComparison.Ordinal);
            }

            Thread.Sleep(5);
        }
    }

    private static string Arguments(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
