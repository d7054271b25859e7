namespace MemoryVault.Cli.Tests.Commands;

public sealed class EncryptTests : IDisposable
{
    // The example of age's manual.
    private const string Stranger = "age:age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    private readonly TemporaryHome _home = new();

    private string Recipient => field ??= "age:" + _home.Execute("age-keygen", "-o", _home["key.txt"]).Error["Public key: ".Length..].Trim();

    public void Dispose() => _home.Dispose();

    [RequiresAgeFact]
    public void An_encrypted_remote_gives_everything_back_on_a_new_machine()
    {
        _home.Execute("git", "init", "--bare", "-q", "-b", "main", _home["remote.git"]);
        _home.Write("notes/a.md", "precious");
        _home.Json("init", "--machine", "one");
        var added = _home.Json("remote", "add", "origin", _home["remote.git"], "--encrypt", Recipient, "--identity", "key.txt");
        Assert.Equal((Recipient, _home["key.txt"]), (added.GetProperty("encrypt")[0].GetString(), added.Text("identity")));
        _home.Json("sync", _home["notes"]);

        var remote = _home.Json("status").First("remotes");
        Assert.True(remote.GetProperty("encrypted").GetBoolean());
        Assert.Equal((0, 0), (remote.Number("ahead"), remote.Number("behind")));
        Assert.Contains(remote.Text("fingerprint")!, _home.Run("status").Output, StringComparison.Ordinal);
        File.Delete(_home["notes", "a.md"]);

        var made = _home.Run("init", _home["new"], "--from", _home["remote.git"], "--identity", _home["key.txt"], "--expect", remote.Text("fingerprint")!);

        Assert.True(made.ExitCode == 0, made.ToString());
        Assert.Contains(remote.Text("fingerprint")!, made.Output, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(_home["notes", "a.md"]));
    }

    [RequiresAgeFact]
    public void Recipients_are_set_anew_and_removing_one_says_what_it_cannot_undo()
    {
        _home.Json("init");
        _home.Json("remote", "add", "disk", _home["disk"], "--encrypt", Recipient, "--encrypt", Stranger);

        var changed = _home.Json("remote", "set", "disk", "--encrypt", Recipient);
        JsonShape.IsAsDocumented(changed, "name url coordinate secrets encrypt identity added removed");
        Assert.Equal((Stranger, 0), (changed.GetProperty("removed")[0].GetString(), changed.GetProperty("added").GetArrayLength()));
        _home.Json("remote", "set", "disk", "--encrypt", Recipient, "--encrypt", Stranger);
        Assert.Contains("can read for good", _home.Run("remote", "set", "disk", "--encrypt", Recipient).Output, StringComparison.Ordinal);
    }

    [RequiresAgeFact]
    public void A_remote_that_was_set_back_ends_a_sync_with_six()
    {
        _home.Write("notes/a.md", "a");
        _home.Json("init");
        _home.Json("remote", "add", "disk", _home["disk"], "--encrypt", Recipient, "--identity", _home["key.txt"]);
        _home.Json("sync", _home["notes"]);
        File.Delete(_home["disk", "000001.manifest.age"]);

        var outcome = _home.Run("sync");

        Assert.Equal(6, outcome.ExitCode);
        Assert.Contains("000001.manifest.age", outcome.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_that_is_not_there_is_told_when_the_remote_is_added()
    {
        _home.Json("init");
        var outcome = _home.Run("remote", "add", "x", "disk", "--encrypt", Stranger, "--identity", "nowhere.txt");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("nowhere.txt", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(_home.Json("remote", "list").EnumerateArray());
    }

    [Theory]
    [InlineData("remote", "add", "x", "disk", "--encrypt", "age:nothing")]
    [InlineData("remote", "add", "x", "disk", "--encrypt", "")]
    [InlineData("remote", "add", "x", "disk", "--encrypt")]
    [InlineData("remote", "add", "x", "disk", "--identity", "key.txt")]
    [InlineData("remote", "set", "x", "--encrypt", Stranger, "--coordinate")]
    public void What_is_no_encryption_is_wrong_usage_and_adds_nothing(params string[] arguments)
    {
        _home.Json("init");
        Assert.Equal(64, _home.Run(arguments).ExitCode);
        Assert.Empty(_home.Json("remote", "list").EnumerateArray());
    }
}
