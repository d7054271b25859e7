using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Surroundings;

/// <summary>A wall clock for what is started under it, that is set by a file at any time (libfaketime). The monotonic clocks stay the system's, as when somebody sets the clock.</summary>
internal sealed class FakeTime
{
    private static readonly string[] Folders = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib64/faketime", "/usr/lib/faketime"];

    private readonly string _file;

    /// <summary>Makes one beside a place, right at first.</summary>
    internal FakeTime(Place place)
    {
        _file = place.Root + ".clock";
        Set(TimeSpan.Zero);
    }

    private static string? Library => Array.Find([.. Folders.Select(folder => Path.Combine(folder, "libfaketimeMT.so.1"))], File.Exists);

    /// <summary>Gives why the clock cannot be set here; null where it can.</summary>
    internal static string? FindObstacle() => !OperatingSystem.IsLinux() ? "a process gets a clock of its own on Linux only" : Library is null ? "needs libfaketime (Debian: faketime)" : null;

    /// <summary>Sets the clock of all that runs under it, so much off the real one.</summary>
    internal void Set(TimeSpan offset)
    {
        File.WriteAllText(_file + ".new", FormattableString.Invariant($"{offset.TotalSeconds:+0;-0;+0}\n"));
        File.Move(_file + ".new", _file, overwrite: true);
    }

    /// <summary>Gives the command line that runs a program under it.</summary>
    internal string[] Wrap(string[] line) =>
        ["env", $"LD_PRELOAD={Library}", $"FAKETIME_TIMESTAMP_FILE={_file}", "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", .. line];

    /// <summary>Removes it.</summary>
    internal void Remove() => File.Delete(_file);
}
