using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>
/// Schedules in the Task Scheduler of Windows, by <c>schtasks</c>. The command is started by <c>conhost --headless</c>, so that no
/// window flashes at each run. No shell stands between, so the command keeps its own log (<see cref="SyncCommand"/>).
/// </summary>
internal sealed class WindowsTaskScheduler(VaultServices services) : IScheduler
{
    private const string Folder = @"\MemoryVault\";

    private readonly SchedulerProgram _schtasks = new(services, "schtasks", @"The Task Scheduler is part of Windows only: put C:\Windows\System32 into PATH, or use another scheduler.");

    /// <inheritdoc/>
    public string Name => ScheduleRegistry.TaskScheduler;

    /// <inheritdoc/>
    public Task<bool> IsAvailableAsync(CancellationToken cancellationToken) => Task.FromResult(_schtasks.IsInstalled);

    /// <inheritdoc/>
    public async Task<VaultSchedule> RegisterAsync(ScheduleOptions options, CancellationToken cancellationToken)
    {
        foreach (var argument in options.Command)
        {
            CheckExpansion(argument);
        }

        var program = services.Environment.VariableOr("SystemRoot", @"C:\Windows") + @"\System32\conhost.exe";
        var arguments = WindowsCommandLine.Join(["--headless", .. options.Command]);
        var file = Path.GetTempFileName();
        try
        {
            var xml = ScheduledTaskXml.Write(options, Folder + options.Name, program, arguments, services.Environment);
            await File.WriteAllBytesAsync(file, xml, cancellationToken).ConfigureAwait(false);
            await _schtasks.RunAsync(["/Create", "/XML", file, "/TN", Folder + options.Name, "/F"], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(file);
        }

        return ScheduleMark.Of(options).ToSchedule(Name, $"{WindowsCommandLine.Join([program])} {arguments}");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VaultSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        if (!_schtasks.IsInstalled)
        {
            return [];
        }

        var output = await _schtasks.RunAsync(["/Query", "/XML", "ONE"], cancellationToken).ConfigureAwait(false);
        return ScheduledTaskXml.Read(output.Output, Name);
    }

    /// <inheritdoc/>
    public async Task<bool> UnregisterAsync(string name, CancellationToken cancellationToken)
    {
        var all = await ListAsync(cancellationToken).ConfigureAwait(false);
        if (!all.Any(schedule => schedule.Name == name))
        {
            return false;
        }

        await _schtasks.RunAsync(["/Delete", "/TN", Folder + name, "/F"], cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Refuses what the Task Scheduler would replace: it expands variables in arguments and knows no way to write them literally.</summary>
    private static void CheckExpansion(string argument)
    {
        var first = argument.IndexOf('%', StringComparison.Ordinal);
        if (argument.Contains("$(", StringComparison.Ordinal) || (first >= 0 && argument.IndexOf('%', first + 1) > first))
        {
            throw new InvalidInputException(
                argument,
                $"The Task Scheduler would put the value of a variable into '{argument}'.",
                "Rename the folder so that it has neither two '%' nor '$('.");
        }
    }
}
