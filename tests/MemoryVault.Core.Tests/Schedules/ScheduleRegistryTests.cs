using MemoryVault.Schedules;

namespace MemoryVault.Tests.Schedules;

public sealed class ScheduleRegistryTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public ScheduleRegistryTests() => _machine.InstallCrontab();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task The_name_of_another_vaults_schedule_is_not_taken_from_it()
    {
        var first = _machine.Options(vault: "first");
        await _machine.Registry.RegisterAsync(first, CancellationToken.None);
        var error = await Assert.ThrowsAsync<ScheduleTakenException>(
            () => _machine.Registry.RegisterAsync(_machine.Options(vault: "second"), CancellationToken.None));
        Assert.Equal(first.Vault, error.Vault);
        Assert.Equal(first.Vault, Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)).Vault);
    }

    [Fact]
    public async Task Two_vaults_have_schedules_of_two_names_listed_by_name()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(vault: "second") with { Name = "b" }, CancellationToken.None);
        await _machine.Registry.RegisterAsync(_machine.Options(vault: "first") with { Name = "a" }, CancellationToken.None);
        Assert.Equal(["a", "b"], (await _machine.Registry.ListAsync(CancellationToken.None)).Select(schedule => schedule.Name));
    }

    [Fact]
    public async Task Auto_takes_systemd_where_its_user_manager_answers_and_cron_where_not()
    {
        FakeSystemd.Install(_machine, answers: false);
        Assert.Equal("cron", (await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None)).Scheduler);
        FakeSystemd.Install(_machine);
        Assert.Equal("systemd", (await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None)).Scheduler);
    }

    [Fact]
    public async Task A_schedule_that_moves_to_another_scheduler_leaves_the_first()
    {
        FakeSystemd.Install(_machine);
        await _machine.Registry.RegisterAsync(_machine.Options(scheduler: "cron"), CancellationToken.None);
        await _machine.Registry.RegisterAsync(_machine.Options(scheduler: "systemd"), CancellationToken.None);
        Assert.Equal("systemd", Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)).Scheduler);
        Assert.False(File.Exists(_machine.CrontabFile));
        await _machine.Registry.RegisterAsync(_machine.Options(scheduler: "cron"), CancellationToken.None);
        Assert.Equal("cron", Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)).Scheduler);
    }

    [Fact]
    public async Task A_scheduler_of_another_system_is_refused() =>
        await Assert.ThrowsAsync<SchedulerUnavailableException>(() => _machine.Registry.RegisterAsync(_machine.Options(scheduler: "launchd"), CancellationToken.None));

    [Fact]
    public async Task A_schedule_whose_script_is_gone_is_listed_with_a_warning()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        Directory.Delete(Path.Combine(_machine.Home, ".config"), recursive: true);
        var listed = Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None));
        Assert.Contains("register the schedule again", listed.Warning, StringComparison.Ordinal);
        Assert.NotNull(await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None));
    }
}
