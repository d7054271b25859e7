namespace MemoryVault.Cli.Tests.Commands;

/// <summary><c>memvault remote set</c>.</summary>
public sealed class CoordinateTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public CoordinateTests()
    {
        _home.Json("init");
        _home.Json("remote", "add", "one", _home["one.git"]);
        _home.Json("remote", "add", "two", _home["two.git"]);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void One_remote_coordinates_at_most()
    {
        Assert.Contains("decided at remote one", _home.Run("remote", "set", "one", "--coordinate").Output);
        _home.Run("remote", "set", "two", "--coordinate");

        Assert.Equal("one: False, two: True", Coordinating());
        Assert.Contains("decided here", _home.Run("remote", "list").Output);
        Assert.Contains("no longer remote 'one'", _home.Run("log").Output);
        Assert.Contains("decides about its leases alone", _home.Run("remote", "set", "two", "--no-coordinate").Output);
        Assert.Equal("one: False, two: False", Coordinating());
    }

    [Theory]
    [InlineData(64, "remote", "set", "one")]
    [InlineData(64, "remote", "set", "one", "--coordinate", "--no-coordinate")]
    [InlineData(1, "remote", "set", "none", "--coordinate")]
    public void What_is_not_said_or_not_there_is_an_error(int exitCode, params string[] arguments) =>
        Assert.Equal(exitCode, _home.Run(arguments).ExitCode);

    private string Coordinating() =>
        string.Join(", ", _home.Json("remote", "list").EnumerateArray().Select(remote => $"{remote.Text("name")}: {remote.GetProperty("coordinate").GetBoolean()}"));
}
