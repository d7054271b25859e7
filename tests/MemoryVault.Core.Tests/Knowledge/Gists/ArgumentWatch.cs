using System.Collections.Concurrent;
using System.Text;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>Looks at the arguments of every process of the machine, over and over (proc(5)), as anybody on it could.</summary>
internal sealed class ArgumentWatch : IDisposable
{
    private readonly string[] _secrets;
    private readonly ConcurrentDictionary<string, byte> _found = new();
    private readonly Thread _thread;
    private volatile bool _ended;
    private int _gits;

    public ArgumentWatch(params string[] secrets)
    {
        _secrets = secrets;
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Gets the command lines that hold one of the secrets.</summary>
    public IReadOnlyCollection<string> Found => [.. _found.Keys];

    /// <summary>Gets how many times a git that talks to a remote was seen: what proves that it looked.</summary>
    public int Gits => _gits;

    public void Dispose()
    {
        _ended = true;
        _thread.Join();
    }

    private void Watch()
    {
        while (!_ended)
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (char.IsAsciiDigit(folder["/proc/".Length]))
                {
                    Look(folder);
                }
            }
        }
    }

    private void Look(string folder)
    {
        try
        {
            var line = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, "cmdline"))).Replace('\0', ' ');
            if (line.Contains("remote-http", StringComparison.Ordinal))
            {
                _gits++;
            }

            if (Array.Exists(_secrets, secret => line.Contains(secret, StringComparison.Ordinal)))
            {
                _found.TryAdd(line, 0);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended in between.
        }
    }
}
