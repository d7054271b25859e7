namespace MemoryVault.Cli.Tests.Commands;

/// <summary>Schedules from the command line, with a stand-in for the user's crontab.</summary>
public sealed class ScheduleTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly Dictionary<string, string?> _variables;

    public ScheduleTests()
    {
        var program = _home.Write("bin/crontab", """
            #!/bin/sh
            if [ "$1" = -l ]; then
                cat "$HOME/crontab" 2> /dev/null || { echo "no crontab for $USER" >&2; exit 1; }
            else
                cat > "$HOME/crontab"
            fi
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _variables = new() { ["PATH"] = $"{_home["bin"]}:{Environment.GetEnvironmentVariable("PATH")}" };
        _home.Json("init");
    }

    [UnixFact]
    public void What_is_scheduled_runs_in_an_empty_environment()
    {
        var added = Json("schedule", "add", "--every", "30m", "--scheduler", "cron");
        _home.Write("notes/a.md", "a");
        _home.Json("source", "add", "notes", "--root", _home["notes"]);

        JsonShape.Has(added, "name every scheduler command vault nextRun warning");
        Assert.Equal(1800, added.Number("every"));
        Assert.Equal(_home.Vault, added.Text("vault"));
        var run = _home.Execute("env", "-i", $"HOME={_home.Path}", "PATH=/usr/bin:/bin", "sh", "-c", added.Text("command")!);
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Empty(run.All);
        Assert.Single(_home.Json("history").EnumerateArray());
    }

    [UnixFact]
    public void Adding_twice_changes_and_removing_removes()
    {
        Json("schedule", "add", "--every", "15m", "--scheduler", "cron");
        Json("schedule", "add", "--every", "1h", "--scheduler", "cron");

        var listed = Json("schedule", "list").EnumerateArray().Single();
        var removed = Json("schedule", "remove");
        var again = Run("schedule", "remove");

        Assert.Equal(3600, listed.Number("every"));
        Assert.Equal("memoryvault", removed.Text("name"));
        Assert.Empty(Json("schedule", "list").EnumerateArray());
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("There is no schedule 'memoryvault'", again.Error);
    }

    [Theory]
    [InlineData("15")]
    [InlineData("10s")]
    [InlineData("2d")]
    public void An_interval_that_cannot_be_kept_is_wrong_usage(string every) =>
        Assert.Equal(64, Run("schedule", "add", "--every", every).ExitCode);

    public void Dispose() => _home.Dispose();

    private Outcome Run(params string[] arguments) => _home.RunWith(_variables, arguments);

    private System.Text.Json.JsonElement Json(params string[] arguments)
    {
        var outcome = Run([.. arguments, "--json"]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Json;
    }
}
