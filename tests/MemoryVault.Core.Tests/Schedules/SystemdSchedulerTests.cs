using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Processes;
using MemoryVault.Schedules;

namespace MemoryVault.Tests.Schedules;

public sealed class SystemdSchedulerTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public SystemdSchedulerTests() => FakeSystemd.Install(_machine);

    private string Units => Path.Combine(_machine.Home, ".config", "systemd", "user");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_schedule_is_two_units_that_are_loaded_enabled_and_started()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        Assert.Equal(["memoryvault-memoryvault.service", "memoryvault-memoryvault.timer"], Directory.GetFiles(Units).Select(Path.GetFileName).Order());
        Assert.Equal(
            ["systemctl --user daemon-reload", "systemctl --user enable memoryvault-memoryvault.timer", "systemctl --user restart memoryvault-memoryvault.timer"],
            _machine.Calls.Where(call => call.StartsWith("systemctl", StringComparison.Ordinal) && !call.Contains("show", StringComparison.Ordinal) && !call.Contains("list", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_registered_schedule_is_listed_as_it_was_registered_with_its_next_run()
    {
        var options = _machine.Options("25m", "a vault's 100% $HOME; \\ü");
        var registered = await _machine.Registry.RegisterAsync(options, CancellationToken.None);
        Assert.Equal(registered, Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)));
        Assert.Equal((TimeSpan.FromMinutes(25), options.Vault, ShellQuoting.Join(options.Command)), (registered.Every, registered.Vault, registered.Command));
        Assert.Equal(DateTimeOffset.Parse("2026-01-02T03:04:05Z"), registered.NextRun);
        Assert.Contains("enable-linger", registered.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_with_lingering_gets_no_warning()
    {
        FakeSystemd.Install(_machine, linger: "yes");
        Assert.Null((await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None)).Warning);
    }

    [Fact]
    public async Task Unregistering_stops_the_timer_and_leaves_no_file()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        Assert.Equal("systemd", (await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None))?.Scheduler);
        Assert.Contains("systemctl --user disable --now memoryvault-memoryvault.timer", _machine.Calls);
        Assert.Empty(Directory.GetFiles(_machine.Home, "*", SearchOption.AllDirectories));
        Assert.Null(await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None));
    }

    [Fact]
    public async Task A_schedule_can_be_listed_and_removed_where_no_manager_answers()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        FakeSystemd.Install(_machine, answers: false);
        var listed = Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None));
        Assert.Contains("No systemd user manager", listed.Warning, StringComparison.Ordinal);
        Assert.NotNull(await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None));
        Assert.Empty(Directory.GetFiles(_machine.Home, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Timers_of_others_are_not_listed()
    {
        Directory.CreateDirectory(Units);
        await File.WriteAllTextAsync(Path.Combine(Units, "memoryvault-theirs.timer"), "[Timer]\nOnCalendar=daily\n");
        Assert.Empty(await _machine.Registry.ListAsync(CancellationToken.None));
        Assert.Null(await _machine.Registry.UnregisterAsync("theirs", CancellationToken.None));
    }

    [Fact]
    public async Task The_config_folder_of_the_user_is_honoured()
    {
        var environment = _machine.Services.Environment;
        var variables = new Dictionary<string, string>(environment.Variables) { ["XDG_CONFIG_HOME"] = _machine["own config"] };
        var registry = new ScheduleRegistry(_machine.Services with { Environment = environment with { Variables = variables } });
        await registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        Assert.True(File.Exists(_machine["own config", "systemd", "user", "memoryvault-memoryvault.timer"]));
        Assert.False(Directory.Exists(Units));
    }

    [Theory]
    [InlineData("15m", "OnCalendar=*-*-* *:00/15:00\nPersistent=true")]
    [InlineData("1m", "OnCalendar=*-*-* *:00/1:00\nPersistent=true")]
    [InlineData("1h", "OnCalendar=*-*-* *:00:00\nPersistent=true")]
    [InlineData("6h", "OnCalendar=*-*-* 00/6:00:00\nPersistent=true")]
    [InlineData("1d", "OnCalendar=*-*-* 12:00:00\nPersistent=true")]
    [InlineData("25m", "OnStartupSec=5min\nOnActiveSec=25min\nOnUnitActiveSec=25min")]
    public void Even_intervals_go_by_the_calendar_and_the_others_by_the_last_run(string every, string lines) =>
        Assert.Equal(lines, SystemdUnits.Times(Duration.Parse(every)));

    [Fact]
    public void Any_words_survive_the_quoting_by_the_rules_of_systemd() =>
        Prop.ForAll(NastyText.Lists, words =>
            Assert.Equal(["/bin/sh", .. words], SystemdLine.Parse(SystemdQuoting.CommandLine(["/bin/sh", .. words])))).QuickCheckThrowOnFailure();

    [RequiresProgramTheory("systemd-analyze")]
    [InlineData("15m")]
    [InlineData("25m")]
    [InlineData("1d")]
    public async Task Systemd_itself_takes_the_units(string every)
    {
        using var machine = new FakeMachine(home: "a home's 50% $x \\ \"q\" ; ü");
        FakeSystemd.Install(machine);
        await machine.Registry.RegisterAsync(machine.Options(every), CancellationToken.None);
        var units = Path.Combine(machine.Home, ".config", "systemd", "user");
        var output = await RunAsync("systemd-analyze", ["verify", "--user", "--man=no", .. Directory.GetFiles(units)], new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["HOME"] = machine.Home,
            ["XDG_RUNTIME_DIR"] = Directory.CreateDirectory(machine["runtime"]).FullName,
        });
        var said = string.Join('\n', output.ErrorText.Split('\n').Where(line => line.Contains("memoryvault", StringComparison.Ordinal)));
        Assert.Equal((0, string.Empty), (output.ExitCode, output.ExitCode == 0 ? said : output.ErrorText));
    }

    [RequiresProgramTheory("systemd-analyze")]
    [InlineData("15m", "2026-03-01 00:00:00 UTC", "2026-03-01 00:15:00 UTC")]
    [InlineData("6h", "2026-03-01 00:00:00 UTC", "2026-03-01 06:00:00 UTC")]
    [InlineData("1d", "2026-03-01 00:00:00 UTC", "2026-03-01 12:00:00 UTC")]
    public async Task Systemd_itself_reads_the_calendar_as_meant(string every, string after, string next)
    {
        var calendar = SystemdUnits.Times(Duration.Parse(every)).Split('\n')[0]["OnCalendar=".Length..];
        var output = await RunAsync("systemd-analyze", ["calendar", "--base-time=" + after, calendar], new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")!, ["TZ"] = "UTC" });
        Assert.Contains(next, Encoding.UTF8.GetString(output.Output.Span), StringComparison.Ordinal);
    }

    private static Task<ProcessOutput> RunAsync(string program, string[] arguments, Dictionary<string, string> environment) =>
        new ProcessRunner(TimeProvider.System).RunAsync(new ProcessCommand(program, arguments) { Environment = environment }, CancellationToken.None);
}
