using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

public sealed class LaunchScriptTests : IDisposable
{
    private static readonly string[] Empty = ["-i", "/bin/sh"];
    private readonly FakeMachine _machine = new();

    private LaunchScript Script => new(_machine.Services.Environment);

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task What_the_command_says_is_in_the_log_and_nowhere_else()
    {
        var options = Write("echo to stdout; echo to stderr >&2");
        var ran = await RunAsync(options);
        Assert.Equal((0, 0, string.Empty), (ran.Output.ExitCode, ran.Output.Output.Length, ran.Output.ErrorText));
        var log = await File.ReadAllLinesAsync(Log(options));
        Assert.Equal(["to stdout", "to stderr"], log[1..]);
    }

    [Fact]
    public async Task The_exit_code_is_given_on_and_logged()
    {
        var options = Write("exit 5");
        var ran = await RunAsync(options);
        Assert.Equal(5, ran.Output.ExitCode);
        Assert.Equal("exit code 5", (await File.ReadAllLinesAsync(Log(options)))[^1]);
    }

    [Fact]
    public async Task A_program_that_is_gone_is_told_in_the_log()
    {
        var options = Write(string.Empty);
        File.Delete(options.Command[0]);
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(options));
        Assert.Contains("exit code 127", await File.ReadAllTextAsync(Log(options)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_stays_bounded_and_keeps_the_one_before()
    {
        var options = Write("echo new");
        Directory.CreateDirectory(Path.GetDirectoryName(Log(options))!);
        await File.WriteAllTextAsync(Log(options), new string('x', LaunchScript.LogBound));
        await RunAsync(options);
        Assert.True(new FileInfo(Log(options)).Length > LaunchScript.LogBound);
        await RunAsync(options);
        Assert.InRange(new FileInfo(Log(options)).Length, 1, 1000);
        Assert.InRange(new FileInfo(Log(options) + ".1").Length, LaunchScript.LogBound, LaunchScript.LogBound + 1000);
    }

    [Fact]
    public async Task A_vault_that_is_not_there_is_an_error_and_no_folder_is_made_in_its_place()
    {
        var options = Write(string.Empty);
        Directory.Delete(options.Vault);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(options));
        Assert.Contains("is not there", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(options.Vault));
    }

    [Fact]
    public async Task Standard_input_is_empty()
    {
        var options = Write($"cat >'{_machine["input"]}'");
        await RunAsync(options);
        Assert.Equal(string.Empty, await File.ReadAllTextAsync(_machine["input"]));
    }

    [Fact]
    public async Task Places_are_taken_over_from_the_user_and_secrets_are_not()
    {
        var environment = _machine.Services.Environment;
        var variables = new Dictionary<string, string>(environment.Variables)
        {
            ["GNUPGHOME"] = "/keys of mine",
            ["GIT_CONFIG_GLOBAL"] = "/broken\nPATH=/evil",
            ["HTTPS_PROXY"] = "http://user:pass" + "word@proxy",
            ["GITHUB_TOKEN"] = "ghp" + "_x",
        };
        var options = ScheduledProgram.Install(_machine);
        var script = new LaunchScript(environment with { Variables = variables });
        script.Write(options, "cron");
        var ran = await ScheduledProgram.RunAsync(_machine, options, [.. Empty, script.PathOf(options.Name)]);
        Assert.Equal("/keys of mine", ran.Environment["GNUPGHOME"]);
        Assert.Equal("1", ran.Environment["NO_COLOR"]);
        Assert.Equal(_machine.Home, ran.Environment["HOME"]);
        Assert.DoesNotContain("GIT_CONFIG_GLOBAL", ran.Environment.Keys);
        Assert.DoesNotContain("HTTPS_PROXY", ran.Environment.Keys);
        Assert.DoesNotContain("GITHUB_TOKEN", ran.Environment.Keys);
    }

    [Fact]
    public async Task The_script_finds_dotnet_where_it_runs_now()
    {
        var options = ScheduledProgram.Install(_machine);
        Script.Write(options, "cron");
        var ran = await RunAsync(options);
        Assert.True(File.Exists(Path.Combine(ran.Environment["DOTNET_ROOT"], "dotnet")));
    }

    [Fact]
    public void The_script_is_for_its_owner_alone()
    {
        var options = Write(string.Empty);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Script.PathOf(options.Name)));
        }
    }

    [Fact]
    public void A_home_with_a_line_break_is_refused_before_anything_is_written()
    {
        var script = new LaunchScript(_machine.Services.Environment with { Home = "/home\n* * * * * evil" });
        Assert.Throws<InvalidInputException>(() => script.Write(_machine.Options(), "cron"));
    }

    private static string Log(ScheduleOptions options) => Path.Combine(options.Vault, "local", "log", "schedule.log");

    private ScheduleOptions Write(string body)
    {
        var options = ScheduledProgram.Install(_machine, body: body);
        Script.Write(options, "cron");
        return options;
    }

    private Task<ScheduledProgram> RunAsync(ScheduleOptions options) =>
        ScheduledProgram.RunAsync(_machine, options, [.. Empty, Script.PathOf(options.Name)]);
}
