namespace MemoryVault.Cli.Tests.Commands;

public sealed class SecretsTests : IDisposable
{
    // Put together here, so that no scanner takes this file for a leak.
    private static readonly string Token = "gl" + "pat-" + "aB3dE6gH9jK2mN5pQ8sT";

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_secret_stops_the_push_is_found_and_passes_once_it_is_allowed()
    {
        Prepare();
        var sync = _home.Run("sync", _home["m"]);
        Assert.Equal(5, sync.ExitCode);
        Assert.Contains("gitlab-pat", sync.Output + sync.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, sync.Output + sync.Error, StringComparison.Ordinal);

        var scan = _home.Run("secrets", "scan", "--json");
        Assert.Equal(1, scan.ExitCode);
        Assert.DoesNotContain(Token, scan.Output, StringComparison.Ordinal);
        var finding = Assert.Single(System.Text.Json.JsonDocument.Parse(scan.Output).RootElement.EnumerateArray());
        JsonShape.IsAsDocumented(finding, "rule title path line column pointer length fingerprint allowed");
        Assert.Equal(("gitlab-pat", "/env/TOKEN"), (finding.Text("rule"), finding.Text("pointer")));

        JsonShape.IsAsDocumented(_home.Json("secrets", "allow", finding.Text("fingerprint")!, "--note", "a test"), "fingerprint note");
        Assert.Equal(0, _home.Run("sync").ExitCode);
        Assert.Equal(0, _home.Run("secrets", "scan", "--history").ExitCode);
    }

    [Fact]
    public void Files_are_looked_into_and_nothing_found_is_said()
    {
        Prepare();
        var found = _home.Run("secrets", "scan", _home["m"]);
        Assert.Equal(1, found.ExitCode);
        Assert.Contains("settings.json:1:", found.Output, StringComparison.Ordinal);
        _home.Write("m/settings.json", "{}");
        Assert.Contains("No secrets.", _home.Run("secrets", "scan", _home["m"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remote_can_be_given_everything_and_no_longer()
    {
        Prepare();
        Assert.Equal("allow", _home.Json("remote", "set", "origin", "--secrets", "allow").Text("secrets"));
        Assert.Equal(0, _home.Run("sync", _home["m"]).ExitCode);
        Assert.Equal("block", _home.Json("remote", "set", "origin", "--secrets", "block").Text("secrets"));
    }

    [Fact]
    public void A_remote_can_be_given_a_redacted_copy_and_a_vault_made_of_it_says_so()
    {
        Prepare();
        Assert.Equal("redact", _home.Json("remote", "set", "origin", "--secrets", "redact").Text("secrets"));
        Assert.Equal(1, _home.Run("remote", "set", "origin", "--coordinate").ExitCode);
        Assert.Equal(0, _home.Run("sync", _home["m"]).ExitCode);
        Assert.DoesNotContain(Token, _home.Execute("git", "--git-dir", _home["remote.git"], "cat-file", "--batch-all-objects", "--batch").Output, StringComparison.Ordinal);
        Assert.Contains("redacted copy", _home.Run("init", _home["other"], "--from", _home["remote.git"], "--dry-run").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, "remote", "set", "origin", "--secrets", "nothing")]
    [InlineData(64, "remote", "set", "origin", "--secrets", "allow", "--coordinate")]
    [InlineData(64, "secrets", "scan", "x", "--history")]
    [InlineData(64, "secrets", "scan", "missing-file")]
    [InlineData(64, "secrets", "allow", "not-a-fingerprint")]
    public void What_cannot_be_done_is_an_error(int exitCode, params string[] arguments)
    {
        Prepare();
        Assert.Equal(exitCode, _home.Run(arguments).ExitCode);
    }

    private void Prepare()
    {
        _home.Json("init", "--machine", "here");
        Directory.CreateDirectory(_home["remote.git"]);
        _home.Execute("git", "init", "-q", "--bare", "-b", "main", _home["remote.git"]);
        _home.Json("remote", "add", "origin", _home["remote.git"]);
        _home.Write("m/settings.json", "{\"env\": {\"TOKEN\": \"" + Token + "\"}}");
    }
}
