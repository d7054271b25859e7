using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MemoryVault.Processes;

/// <summary>This host, as the system shows it. Only Linux names its boots.</summary>
/// <remarks>
/// It might be tempting to look for the process number alone. Do not: numbers are used again, and each container counts its own, so a holder
/// next door would look dead.
/// </remarks>
public sealed class HostProbe : IHostProbe
{
    private const int StatState = 0;
    private const int StatStart = 19;

    // The number that Linux gives the first time namespace (PROC_TIME_INIT_INO); in others the monotonic clock is shifted.
    private const string FirstTimeSpace = "time:[4026531834]";

    private HostProbe(string? boot, ProcessMark self) => (Boot, Self) = (boot, self);

    /// <inheritdoc/>
    public string? Boot { get; }

    /// <inheritdoc/>
    public ProcessMark Self { get; }

    /// <summary>Looks at the host and this process.</summary>
    /// <param name="machine">The machine's name in the vault.</param>
    public static HostProbe Read(string machine)
    {
        var id = Environment.ProcessId;
        var name = $"{machine}/{Environment.MachineName}";
        if (!OperatingSystem.IsLinux())
        {
            return new HostProbe(null, new ProcessMark(id, StartOf(id), name));
        }

        var boot = ReadText("/proc/sys/kernel/random/boot_id")?.Trim();
        var processes = new FileInfo("/proc/self/ns/pid").LinkTarget;
        var time = new FileInfo("/proc/self/ns/time").LinkTarget;
        var host = boot is null || processes is null ? null : $"{name}/{boot}/{processes}";
        return new HostProbe(boot is null || time is null or FirstTimeSpace ? boot : $"{boot}/{time}", new ProcessMark(id, StartOf(id), host));
    }

    /// <inheritdoc/>
    public bool HasEnded(ProcessMark process)
    {
        if (Self.Host is null || process.Host != Self.Host || process.Start is null)
        {
            return false;
        }

        try
        {
            using var running = Process.GetProcessById(process.Id);
            return StartOf(process.Id) is { } start && start != process.Start;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static string? StartOf(int id) => OperatingSystem.IsLinux() ? LinuxStartOf(id) : OtherStartOf(id);

    // proc(5): "ID (NAME) STATE ... STARTTIME ...", in which the name may hold anything. A zombie has ended, though it is still listed.
    private static string? LinuxStartOf(int id)
    {
        if (ReadText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat")) is not { } stat)
        {
            return null;
        }

        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[StatState] is "Z" or "X" ? "ended" : fields[StatStart];
    }

    private static string? OtherStartOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
