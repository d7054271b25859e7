using MemoryVault.Tests.Backup;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Transcripts;

public sealed class SessionSourceRegistryTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _home = new();
    private Vault _vault = null!;

    private SessionSourceRegistry Registry => new(_vault);

    private static SessionSource Fly => new() { Name = "bot", Preset = "fly", Target = "my-bot", Folder = "/data/sessions" };

    public async Task InitializeAsync()
    {
        var services = new VaultServices { Environment = TestMachine.At(_home.Path) };
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = _home["vault"] }, default);
        _vault = Vault.Open(_home["vault"], services);
    }

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_source_survives_a_new_opening_with_everything_that_was_said()
    {
        var said = Fly with
        {
            Machine = "3d8d9930", Container = "app", WindowDays = 7, Include = ["*.jsonl"], Exclude = ["old/"], Mirror = "~/mirror", Limits = new SessionLimits { MaximumMembers = 5 },
        };

        var added = await Registry.AddAsync(said with { Preset = "FLY", Folder = "/data/sessions/" }, default);
        await Registry.AddAsync(new SessionSource { Name = "own", Preset = "command", Command = ["cat", "a b"] }, default);

        Assert.Equal((_home["mirror"], "fly", "/data/sessions"), (added.Mirror, added.Preset, added.Folder));
        await using var again = Vault.Open(_home["vault"], _vault.Services);
        var read = again.Configuration.SessionSources;
        Assert.Equal(["bot", "own"], read.Select(source => source.Name));
        Assert.Equal(added with { Include = read[0].Include, Exclude = read[0].Exclude, Command = read[0].Command }, read[0]);
        Assert.Equal(["*.jsonl"], read[0].Include);
        Assert.Equal(["old/"], read[0].Exclude);
        Assert.Equal(["cat", "a b"], read[1].Command);
        Assert.Equal(30, read[1].WindowDays);
    }

    [Fact]
    public async Task A_name_is_there_once_and_goes_when_it_is_removed()
    {
        await Registry.AddAsync(Fly, default);

        await Assert.ThrowsAsync<SessionSourceExistsException>(() => Registry.AddAsync(Fly with { Name = "BOT" }, default));
        Assert.Equal("bot", (await Registry.RemoveAsync("Bot", default)).Name);
        Assert.Empty(Registry.List());
        await Assert.ThrowsAsync<SessionSourceMissingException>(() => Registry.RemoveAsync("bot", default));
    }

    [Fact]
    public void Planning_writes_nothing()
    {
        Registry.PlanAdd(Fly);

        Assert.Empty(Registry.List());
        Assert.DoesNotContain("sessionSources", File.ReadAllText(_vault.Paths.Configuration), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fly", "-a")]
    [InlineData("fly", "--config=/tmp/x")]
    [InlineData("fly", "my bot")]
    [InlineData("fly", "bot;touch pwned")]
    [InlineData("fly", "$(touch pwned)")]
    [InlineData("fly", "bot\n")]
    [InlineData("fly", "")]
    [InlineData("ssh", "-oProxyCommand=touch pwned")]
    [InlineData("ssh", "ana@-oProxyCommand=x")]
    [InlineData("ssh", "-ana@host")]
    [InlineData("ssh", "host:22;id")]
    [InlineData("ssh", "host:-p")]
    [InlineData("ssh", "host`id`")]
    [InlineData("ssh", "a@b@c")]
    [InlineData("kubectl", "-it")]
    [InlineData("kubectl", "deploy/-x")]
    [InlineData("kubectl", "a/b/c")]
    [InlineData("kubectl", "../pod")]
    [InlineData("docker", "--privileged")]
    [InlineData("docker", "bot sh")]
    [InlineData("docker", "bot'\"")]
    public void A_target_that_a_program_would_read_as_more_than_a_name_is_refused(string preset, string target) =>
        Assert.Throws<InvalidInputException>(() => Registry.PlanAdd(Fly with { Preset = preset, Target = target }));

    [Theory]
    [InlineData("fly", "my-bot-2")]
    [InlineData("ssh", "bot")]
    [InlineData("ssh", "ana@bot.example.org:2222")]
    [InlineData("ssh", "root@[2001:db8::1]:22")]
    [InlineData("ssh", "_gateway")]
    [InlineData("kubectl", "bot-7d9c.x")]
    [InlineData("kubectl", "deploy/bot")]
    [InlineData("docker", "open_claw.1")]
    public void A_target_that_is_a_name_is_taken(string preset, string target) =>
        Assert.Equal(target, Registry.PlanAdd(Fly with { Preset = preset, Target = target }).Target);

    [Theory]
    [InlineData("relative/folder")]
    [InlineData("~other/folder")]
    [InlineData("/data\nrm -rf")]
    [InlineData("")]
    public void A_folder_at_the_source_is_absolute_or_below_the_home(string folder) =>
        Assert.Throws<InvalidInputException>(() => Registry.PlanAdd(Fly with { Folder = folder }));

    [Fact]
    public void What_a_preset_has_no_use_for_or_needs_is_told()
    {
        AssertRefused(Fly with { Preset = "ftp" }, "presets");
        AssertRefused(Fly with { Target = null }, "--target");
        AssertRefused(Fly with { Folder = null }, "--folder");
        AssertRefused(Fly with { Namespace = "prod" }, "out");
        AssertRefused(Fly with { Command = ["tar"] }, "command");
        AssertRefused(Fly with { Preset = "command", Target = null, Folder = null }, "PROGRAM");
        AssertRefused(Fly with { Preset = "docker", Machine = "1" }, "out");
        AssertRefused(Fly with { Preset = "kubectl", Namespace = "-x" }, "options");
        AssertRefused(Fly with { WindowDays = -1 }, "0 for all");
        AssertRefused(Fly with { Preset = "folder", Target = null, Folder = _home["vault", "local"] }, "sessions");
        AssertRefused(Fly with { Mirror = _home.Path }, "folder of its own");
    }

    [Fact]
    public async Task Two_mirrors_are_never_in_each_other()
    {
        await Registry.AddAsync(Fly with { Mirror = _home["mirror"] }, default);

        Assert.Throws<InvalidInputException>(() => Registry.PlanAdd(Fly with { Name = "b", Mirror = _home["mirror", "deep"] }));
        Assert.Throws<InvalidInputException>(() => Registry.PlanAdd(Fly with { Name = "b", Preset = "folder", Target = null, Folder = _home["x"], Mirror = _home["x", "m"] }));
    }

    [Fact]
    public void A_configuration_that_was_edited_by_hand_is_checked_when_it_is_used() =>
        Assert.Throws<InvalidInputException>(() => SessionFeeds.Open(Fly with { Target = "-x" }, _vault));

    [Theory]
    [InlineData("sessions.json", true)]
    [InlineData("deep/a.jsonl", true)]
    [InlineData("a.jsonl.reset.2026", true)]
    [InlineData("a.jsonl.lock", false)]
    [InlineData("a.txt", false)]
    [InlineData(".ssh/a.jsonl", false)]
    public void By_default_the_index_and_the_transcripts_are_taken(string path, bool isTaken) =>
        Assert.Equal(isTaken, new SessionFilter(Fly).Includes(path));

    private void AssertRefused(SessionSource source, string remedy) =>
        Assert.Contains(remedy, Assert.Throws<InvalidInputException>(() => Registry.PlanAdd(source)).Remedy, StringComparison.Ordinal);
}
