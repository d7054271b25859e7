namespace MemoryVault.Cli.Tests.Commands;

/// <summary><c>memvault sessions source</c>.</summary>
public sealed class SessionSourceTests : IDisposable
{
    private const string Members = "name preset target folder namespace container machine command windowDays include exclude mirror";

    private readonly TemporaryHome _home = new();

    public SessionSourceTests() => _home.Json("init");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_source_is_added_listed_and_removed()
    {
        var added = _home.Json("sessions", "source", "add", "bot", "--preset", "fly", "--target", "my-bot", "--folder", "/data/sessions/", "--window-days", "7");
        JsonShape.IsAsDocumented(added, Members);
        Assert.Equal(("my-bot", "/data/sessions", 7), (added.Text("target"), added.Text("folder"), added.GetProperty("windowDays").GetInt32()));

        Assert.Contains("my-bot:/data/sessions", _home.Run("sessions", "source", "list").Output, StringComparison.Ordinal);
        JsonShape.IsAsDocumented(Assert.Single(_home.Json("sessions", "source", "list", "b*").EnumerateArray()), Members);
        Assert.Contains("stays in the vault", _home.Run("sessions", "source", "remove", "bot").Output, StringComparison.Ordinal);
        Assert.Empty(_home.Json("sessions", "source", "list").EnumerateArray());
        Assert.Contains("No session source", _home.Run("sessions", "source", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_after_two_hyphens_is_the_command_as_it_is()
    {
        var added = _home.Json("sessions", "source", "add", "lab", "--preset", "command", "--", "tar", "-czf", "-", "--json", "a b; $(x)");

        Assert.Equal(["tar", "-czf", "-", "--json", "a b; $(x)"], added.GetProperty("command").EnumerateArray().Select(word => word.GetString()));
    }

    [Theory]
    [InlineData(64, "add", "bot")]
    [InlineData(64, "add", "bot", "--preset", "ssh", "--window-days", "many")]
    [InlineData(64, "add", "bot", "--preset", "ssh", "--target", "-oProxyCommand=x", "--folder", "/x")]
    [InlineData(64, "add", "bot", "--preset", "ssh", "--target=-oProxyCommand=x", "--folder", "/x")]
    [InlineData(64, "add", "bot", "--preset", "ftp", "--target", "host", "--folder", "/x")]
    [InlineData(64, "add", "bot", "--preset", "fly", "--target", "my-bot")]
    [InlineData(1, "remove", "none")]
    public void What_cannot_be_a_source_is_an_error(int exitCode, params string[] arguments)
    {
        var outcome = _home.Run(["sessions", "source", .. arguments]);

        Assert.True(outcome.ExitCode == exitCode, outcome.ToString());
        Assert.Empty(_home.Json("sessions", "source", "list").EnumerateArray());
    }
}
