using System.Text.Json;

namespace MemoryVault.Cli.Tests.Commands;

/// <summary><c>memvault watch</c> as a program: lines as they come, an end by time, an end by Ctrl-C.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public WatchTests()
    {
        _home.Json("init", "--machine", "here");
        _home.Write("m/a.md", "one");
        _home.Run("sync", _home["m"]);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Each_thing_that_happens_is_a_line_of_json_and_the_time_ends_it()
    {
        _home.Write("m/a.md", "two");

        var outcome = _home.Run("watch", "--for", "1", "--json");

        Assert.Equal(0, outcome.ExitCode);
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.All(lines, line => JsonShape.IsAsDocumented(line, "time kind message source remote nextAttempt sync receipt vault"));
        Assert.Equal(["started", "synced", "stopped"], lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal(1, lines[1].GetProperty("sync").GetProperty("modified").GetInt32());
    }

    [Fact]
    public void People_read_a_sentence_each_and_quiet_says_nothing()
    {
        _home.Write("m/a.md", "two");
        var outcome = _home.Run("watch", "--for", "1");
        Assert.Contains("Watching 1 source and 0 remotes.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 modified", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(string.Empty, _home.Run("watch", "--for", "1", "--quiet").Output);
    }

    [Theory]
    [InlineData("--settle", "soon")]
    [InlineData("--poll", "1")]
    [InlineData("--longest", "1s")]
    public void An_interval_that_is_none_or_too_short_is_wrong_usage(string option, string value) =>
        Assert.Equal(64, _home.Run("watch", "--for", "1", option, value).ExitCode);
}
