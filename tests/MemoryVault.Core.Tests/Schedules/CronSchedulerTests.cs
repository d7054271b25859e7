using System.Text;
using MemoryVault.Processes;
using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

public sealed class CronSchedulerTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public CronSchedulerTests() => _machine.InstallCrontab();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_registered_schedule_is_listed_as_it_was_registered()
    {
        var options = _machine.Options("15m", "a vault's 100% $HOME; #ü");
        var registered = await _machine.Registry.RegisterAsync(options, CancellationToken.None);
        var listed = Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None));
        Assert.Equal(registered with { NextRun = null }, listed with { NextRun = null });
        Assert.Equal(("memoryvault", TimeSpan.FromMinutes(15), "cron", options.Vault), (listed.Name, listed.Every, listed.Scheduler, listed.Vault));
        Assert.Equal(ShellQuoting.Join(options.Command), listed.Command);
        Assert.Equal(0, listed.NextRun!.Value.Minute % 15);
        Assert.InRange(listed.NextRun.Value - DateTimeOffset.Now, TimeSpan.FromSeconds(-5), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Registering_twice_is_one_entry_with_the_last_interval()
    {
        await _machine.Registry.RegisterAsync(_machine.Options("15m"), CancellationToken.None);
        await _machine.Registry.RegisterAsync(_machine.Options("6h"), CancellationToken.None);
        Assert.Equal(TimeSpan.FromHours(6), Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)).Every);
        var entry = Assert.Single(File.ReadAllLines(_machine.CrontabFile), line => !line.StartsWith('#'));
        Assert.StartsWith("0 */6 * * * /bin/sh ", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unregistering_gives_the_old_crontab_back_and_removes_the_script()
    {
        await File.WriteAllTextAsync(_machine.CrontabFile, "0 1 * * * mine\n");
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        Assert.NotNull(await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None));
        Assert.Equal("0 1 * * * mine\n", await File.ReadAllTextAsync(_machine.CrontabFile));
        Assert.Empty(Directory.GetFiles(_machine.Home, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Unregistering_the_only_entry_leaves_no_crontab()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None);
        Assert.False(File.Exists(_machine.CrontabFile));
    }

    [Fact]
    public async Task Unregistering_what_is_not_there_says_so()
    {
        Assert.Null(await _machine.Registry.UnregisterAsync("absent", CancellationToken.None));
        Assert.DoesNotContain(_machine.Calls, call => call == "crontab -");
    }

    [Theory]
    [InlineData("1m", "* * * * *")]
    [InlineData("5m", "*/5 * * * *")]
    [InlineData("1h", "0 * * * *")]
    [InlineData("12h", "0 */12 * * *")]
    [InlineData("1d", "0 12 * * *")]
    public void Even_intervals_become_the_five_fields(string every, string fields) => Assert.Equal(fields, CronScheduler.Times(Duration.Parse(every)));

    [Theory]
    [InlineData("25m", "20m or 30m")]
    [InlineData("7h", "6h or 8h")]
    public async Task An_interval_that_cron_cannot_keep_evenly_is_refused_with_the_nearest(string every, string nearest)
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => _machine.Registry.RegisterAsync(_machine.Options(every), CancellationToken.None));
        Assert.Contains(nearest, error.Remedy, StringComparison.Ordinal);
        Assert.False(File.Exists(_machine.CrontabFile));
    }

    [Fact]
    public async Task A_machine_without_cron_gets_the_name_of_the_package()
    {
        File.Delete(Path.Combine(_machine.Programs, "crontab"));
        var named = await Assert.ThrowsAsync<ProgramMissingException>(() => _machine.Registry.RegisterAsync(_machine.Options(scheduler: "cron"), CancellationToken.None));
        Assert.Contains("package 'cron'", named.Remedy, StringComparison.Ordinal);
        var chosen = await Assert.ThrowsAsync<SchedulerUnavailableException>(() => _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None));
        Assert.Contains("package 'cron'", chosen.Remedy, StringComparison.Ordinal);
        Assert.Empty(await _machine.Registry.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_crontab_that_cannot_be_read_is_never_written_over()
    {
        _machine.Install("crontab", """if [ "$1" = -l ]; then echo 'You (tester) are not allowed to use this program' >&2; exit 1; fi; cat >/dev/null""");
        var error = await Assert.ThrowsAsync<SchedulerFailedException>(() => _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None));
        Assert.Contains("not allowed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("crontab -", _machine.Calls);
    }

    [Fact]
    public async Task The_line_works_as_cron_runs_it_with_an_empty_environment()
    {
        using var machine = new FakeMachine(home: "a home's 50% \\ $x");
        machine.InstallCrontab();
        var options = ScheduledProgram.Install(machine, vault: "vault's \"100%\" \\% $HOME; `x` ü🙂");
        await machine.Registry.RegisterAsync(options, CancellationToken.None);
        var line = File.ReadAllLines(machine.CrontabFile).Single(line => !line.StartsWith('#'));
        foreach (var backslashEscapesItself in new[] { true, false })
        {
            var shell = CronLine.ForShell(CronLine.CommandOf(line), backslashEscapesItself);
            var ran = await ScheduledProgram.RunAsync(machine, options, ["-i", "/bin/sh", "-c", shell]);
            Assert.Equal(options.Command.Skip(1), ran.Arguments);
            Assert.Equal(machine.Home, ran.Environment["HOME"]);
            Assert.Contains("/usr/bin", ran.Environment["PATH"].Split(':'));
            Assert.Contains(machine.Programs, ran.Environment["PATH"].Split(':'));
        }
    }
}
