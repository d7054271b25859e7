using System.Text;
using System.Text.Json;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>Schedules as timers of the user's own systemd: two unit files, and <c>systemctl --user</c> to take them in.</summary>
internal sealed class SystemdScheduler(VaultServices services) : IScheduler
{
    private const string Prefix = "memoryvault-";

    private readonly LaunchScript _script = new(services.Environment);
    private readonly SchedulerProgram _loginctl = new(services, "loginctl", "Install systemd.");
    private readonly SchedulerProgram _systemctl = new(services, "systemctl", "Install systemd, or use the scheduler 'cron'.");

    /// <inheritdoc/>
    public string Name => ScheduleRegistry.Systemd;

    private string Folder => Path.Combine(
        services.Environment.VariableOr("XDG_CONFIG_HOME", Path.Combine(services.Environment.Home, ".config")), "systemd", "user");

    /// <inheritdoc/>
    public async Task<bool> IsAvailableAsync(CancellationToken cancellationToken) =>
        _systemctl.IsInstalled
        && (await _systemctl.TryAsync(["--user", "show", "--property=Version"], cancellationToken).ConfigureAwait(false)).ExitCode == 0;

    /// <inheritdoc/>
    public async Task<VaultSchedule> RegisterAsync(ScheduleOptions options, CancellationToken cancellationToken)
    {
        if (!await IsAvailableAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new SchedulerUnavailableException(
                Name, "No systemd user manager answers 'systemctl --user'.", "Log in to a session of systemd (su and containers often have none), or use the scheduler 'cron'.");
        }

        _script.Write(options, Name);
        AtomicFile.Write(ServicePath(options.Name), Encoding.UTF8.GetBytes(SystemdUnits.Service(options, _script.StartOf(options.Name))));
        AtomicFile.Write(TimerPath(options.Name), Encoding.UTF8.GetBytes(SystemdUnits.Timer(options)));
        await _systemctl.RunAsync(["--user", "daemon-reload"], cancellationToken).ConfigureAwait(false);
        await _systemctl.RunAsync(["--user", "enable", Unit(options.Name)], cancellationToken).ConfigureAwait(false);

        // A timer that runs keeps its old times through a reload: only a restart takes the new ones.
        await _systemctl.RunAsync(["--user", "restart", Unit(options.Name)], cancellationToken).ConfigureAwait(false);
        var all = await ListAsync(cancellationToken).ConfigureAwait(false);
        return all.First(schedule => schedule.Name == options.Name);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VaultSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        var schedules = new List<VaultSchedule>();
        if (!Directory.Exists(Folder))
        {
            return schedules;
        }

        foreach (var timer in Directory.EnumerateFiles(Folder, Prefix + "*.timer").Order(StringComparer.Ordinal))
        {
            if (await ReadMarkAsync(timer, cancellationToken).ConfigureAwait(false) is { } mark && timer == TimerPath(mark.Name))
            {
                schedules.Add(_script.ToSchedule(mark, Name));
            }
        }

        return schedules.Count == 0 ? schedules : await WithNewsAsync(schedules, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> UnregisterAsync(string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(TimerPath(name)) || await ReadMarkAsync(TimerPath(name), cancellationToken).ConfigureAwait(false) is null)
        {
            return false;
        }

        var answers = await IsAvailableAsync(cancellationToken).ConfigureAwait(false);
        if (answers)
        {
            await _systemctl.RunAsync(["--user", "disable", "--now", Unit(name)], cancellationToken).ConfigureAwait(false);
        }

        // Without a manager the link that 'enable' made is removed as 'disable' would.
        Delete(Path.Combine(Folder, "timers.target.wants", Unit(name)));
        File.Delete(TimerPath(name));
        File.Delete(ServicePath(name));
        _script.Delete(name);
        if (answers)
        {
            await _systemctl.RunAsync(["--user", "daemon-reload"], cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private static string Unit(string name) => Prefix + name + ".timer";

    private static void Delete(string path)
    {
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path);
        }
    }

    private static async Task<ScheduleMark?> ReadMarkAsync(string path, CancellationToken cancellationToken)
    {
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            return line.StartsWith(SystemdUnits.MarkPrefix, StringComparison.Ordinal) ? ScheduleMark.Parse(line[SystemdUnits.MarkPrefix.Length..]) : null;
        }

        return null;
    }

    /// <summary>Reads the JSON of <c>list-timers</c>: the next run of each unit, in microseconds since 1970; 0 or null for none.</summary>
    private static Dictionary<string, DateTimeOffset> ReadNextRuns(ReadOnlyMemory<byte> json)
    {
        var runs = new Dictionary<string, DateTimeOffset>();
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var timer in document.RootElement.EnumerateArray())
            {
                if (timer.GetProperty("next") is { ValueKind: JsonValueKind.Number } next && next.TryGetInt64(out var microseconds) && microseconds > 0
                    && timer.GetProperty("unit").GetString() is { } unit)
                {
                    runs[unit] = DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            // A systemd before 246 writes a table for people here: when it runs next is then not told.
        }

        return runs;
    }

    private string TimerPath(string name) => Path.Combine(Folder, Unit(name));

    private string ServicePath(string name) => Path.Combine(Folder, Prefix + name + ".service");

    private async Task<IReadOnlyList<VaultSchedule>> WithNewsAsync(List<VaultSchedule> schedules, CancellationToken cancellationToken)
    {
        if (!await IsAvailableAsync(cancellationToken).ConfigureAwait(false))
        {
            return [.. schedules.Select(schedule => schedule with { Warning = schedule.Warning ?? "No systemd user manager answers here: it runs only in a session of systemd." })];
        }

        var output = await _systemctl.TryAsync(["--user", "list-timers", "--all", "--output=json", Prefix + "*"], cancellationToken).ConfigureAwait(false);
        var runs = ReadNextRuns(output.Output);
        var warning = await LingerWarningAsync(cancellationToken).ConfigureAwait(false);
        return [.. schedules.Select(schedule => schedule with
        {
            NextRun = runs.TryGetValue(Unit(schedule.Name), out var next) ? next : null,
            Warning = schedule.Warning ?? warning,
        })];
    }

    // Without lingering, systemd ends a user's timers with the last session.
    private async Task<string?> LingerWarningAsync(CancellationToken cancellationToken)
    {
        if (!_loginctl.IsInstalled)
        {
            return null;
        }

        var output = await _loginctl.TryAsync(["show-user", services.Environment.UserName, "--property=Linger"], cancellationToken).ConfigureAwait(false);
        return output.ExitCode == 0 && output.Output.Span.StartsWith("Linger=no"u8)
            ? "It runs only while you are logged in; 'loginctl enable-linger' lets it run always." : null;
    }
}
