using MemoryVault.Schedules;

namespace MemoryVault.Tests.Schedules;

public sealed class SyncCommandTests
{
    [Fact]
    public void The_program_itself_is_run_where_it_is_one() =>
        Assert.Equal(["/opt/memvault", "sync", "--vault", "/v", "--quiet"], For("linux", "/opt/memvault", "/v"));

    [Fact]
    public void Dotnet_is_told_the_assembly() =>
        Assert.Equal(["/usr/bin/dotnet", "/opt/memvault.dll", "sync", "--vault", "/v", "--quiet"], For("linux", "/usr/bin/dotnet", "/v"));

    [Fact]
    public void On_Windows_the_program_keeps_the_log_itself() =>
        Assert.Equal([@"C:\memvault.exe", "sync", "--vault", @"C:\v", "--quiet", "--log-file", @"C:\v\local\log\schedule.log"], For("windows", @"C:\memvault.exe", @"C:\v"));

    [Theory]
    [InlineData("it's", "'it''s'")]
    [InlineData("\u2018a\u2019", "'\u2018\u2018a\u2019\u2019'")]
    [InlineData("$(rm x); `y", "'$(rm x); `y'")]
    public void A_vault_is_a_literal_in_the_script_of_the_module(string vault, string literal)
    {
        using var machine = new FakeMachine();
        var command = SyncCommand.ForModule("/usr/bin/pwsh", "/m/MemoryVault.psd1", vault, machine.Services.Environment);
        Assert.Equal($"Import-Module -Name '/m/MemoryVault.psd1' -ErrorAction Stop; Invoke-VaultSync -Vault {literal}", command[^1]);
    }

    private static IReadOnlyList<string> For(string system, string program, string vault)
    {
        using var machine = new FakeMachine(system);
        return SyncCommand.ForProgram(program, "/opt/memvault.dll", vault, machine.Services.Environment);
    }
}
