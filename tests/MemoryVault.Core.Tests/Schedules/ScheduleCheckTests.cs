using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

public sealed class ScheduleCheckTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public ScheduleCheckTests() => _machine.InstallCrontab();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("/vault\n* * * * * evil")]
    [InlineData("/vault\r")]
    [InlineData("/vault\t")]
    [InlineData("/vault\0")]
    [InlineData("/vault\u0085")]
    [InlineData("/vault\u2028")]
    [InlineData("/vault\u001b[31m")]
    [InlineData("relative/vault")]
    [InlineData("")]
    public Task A_vault_that_cannot_stand_in_one_line_is_refused(string vault) => AssertRefusedAsync(_machine.Options() with { Vault = vault });

    [Fact]
    public Task A_vault_that_is_no_unicode_is_refused() => AssertRefusedAsync(_machine.Options() with { Vault = "/vault" + (char)0xD800 });

    [Theory]
    [InlineData("a b")]
    [InlineData("../x")]
    [InlineData("-x")]
    [InlineData("x\ny")]
    [InlineData("")]
    [InlineData("ü")]
    [InlineData("a@b")]
    public Task A_name_that_is_no_file_name_everywhere_is_refused(string name) => AssertRefusedAsync(_machine.Options() with { Name = name });

    [Fact]
    public async Task A_command_needs_an_absolute_program_and_arguments_without_line_breaks()
    {
        await AssertRefusedAsync(_machine.Options() with { Command = [] });
        await AssertRefusedAsync(_machine.Options() with { Command = ["memvault"] });
        await AssertRefusedAsync(_machine.Options() with { Command = ["/bin/memvault", "a\nb"] });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(90)]
    [InlineData(86460)]
    public Task An_interval_that_is_not_of_whole_minutes_up_to_a_day_is_refused(int seconds) =>
        AssertRefusedAsync(_machine.Options() with { Every = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public async Task An_unknown_scheduler_is_refused_with_the_known_ones()
    {
        var error = await AssertRefusedAsync(_machine.Options(scheduler: "at"));
        Assert.Contains("auto, cron, systemd, launchd, taskscheduler", error.Remedy, StringComparison.Ordinal);
    }

    private async Task<InvalidInputException> AssertRefusedAsync(ScheduleOptions options)
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => _machine.Registry.RegisterAsync(options, CancellationToken.None));
        Assert.False(File.Exists(_machine.CrontabFile));
        Assert.Empty(Directory.GetFiles(_machine.Home, "*", SearchOption.AllDirectories));
        return error;
    }
}
