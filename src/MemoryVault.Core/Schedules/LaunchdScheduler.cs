using System.Text;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>Schedules as launchd agents of the logged-in user, by a property list and <c>launchctl</c>.</summary>
internal sealed class LaunchdScheduler(VaultServices services) : IScheduler
{
    // launchctl's word for "the old agent of this label is still being taken down": 5, Input/output error.
    private const int StillThere = 5;
    private const int Attempts = 10;

    private readonly SchedulerProgram _id = new(services, "id", "Put /usr/bin into PATH.");
    private readonly SchedulerProgram _launchctl = new(services, "launchctl", "launchd is part of macOS only; use another scheduler.");
    private readonly LaunchScript _script = new(services.Environment);

    /// <inheritdoc/>
    public string Name => ScheduleRegistry.Launchd;

    private string Folder => Path.Combine(services.Environment.Home, "Library", "LaunchAgents");

    /// <inheritdoc/>
    public Task<bool> IsAvailableAsync(CancellationToken cancellationToken) => Task.FromResult(_launchctl.IsInstalled);

    /// <inheritdoc/>
    public async Task<VaultSchedule> RegisterAsync(ScheduleOptions options, CancellationToken cancellationToken)
    {
        var domain = await DomainAsync(cancellationToken).ConfigureAwait(false);
        var path = PlistPath(options.Name);
        _script.Write(options, Name);
        await BootOutAsync(domain, options.Name, cancellationToken).ConfigureAwait(false);
        AtomicFile.Write(path, LaunchdPlist.Write(options, _script.StartOf(options.Name)));
        await _launchctl.RunAsync(["enable", $"{domain}/{LaunchdPlist.LabelPrefix}{options.Name}"], cancellationToken).ConfigureAwait(false);
        await BootstrapAsync(domain, path, cancellationToken).ConfigureAwait(false);
        return _script.ToSchedule(ScheduleMark.Of(options), Name);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<VaultSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        var schedules = new List<VaultSchedule>();
        var files = Directory.Exists(Folder) ? Directory.GetFiles(Folder, LaunchdPlist.LabelPrefix + "*.plist") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            if (ReadMark(file) is { } mark)
            {
                schedules.Add(_script.ToSchedule(mark, Name));
            }
        }

        return Task.FromResult<IReadOnlyList<VaultSchedule>>(schedules);
    }

    /// <inheritdoc/>
    public async Task<bool> UnregisterAsync(string name, CancellationToken cancellationToken)
    {
        var path = PlistPath(name);
        if (!File.Exists(path))
        {
            return false;
        }

        await BootOutAsync(await DomainAsync(cancellationToken).ConfigureAwait(false), name, cancellationToken).ConfigureAwait(false);
        File.Delete(path);
        _script.Delete(name);
        return true;
    }

    private static ScheduleMark? ReadMark(string path)
    {
        using var stream = File.OpenRead(path);
        return LaunchdPlist.Read(stream);
    }

    private string PlistPath(string name) => Path.Combine(Folder, LaunchdPlist.LabelPrefix + name + ".plist");

    private async Task<string> DomainAsync(CancellationToken cancellationToken)
    {
        var output = await _id.RunAsync(["-u"], cancellationToken).ConfigureAwait(false);
        return "gui/" + Encoding.ASCII.GetString(output.Output.Span).Trim();
    }

    // An agent that is not loaded is an error to launchctl, and no matter here.
    private async Task BootOutAsync(string domain, string name, CancellationToken cancellationToken) =>
        await _launchctl.TryAsync(["bootout", $"{domain}/{LaunchdPlist.LabelPrefix}{name}"], cancellationToken).ConfigureAwait(false);

    private async Task BootstrapAsync(string domain, string path, CancellationToken cancellationToken)
    {
        string[] arguments = ["bootstrap", domain, path];
        for (var attempt = 1; ; attempt++)
        {
            var output = await _launchctl.TryAsync(arguments, cancellationToken).ConfigureAwait(false);
            if (output.ExitCode == 0)
            {
                return;
            }

            if (output.ExitCode != StillThere || attempt == Attempts)
            {
                throw _launchctl.Failure(arguments, output);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), services.Clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
