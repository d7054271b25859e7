using MemoryVault.Backup;
using MemoryVault.Tests.Backup;
using MemoryVault.Tests.Transcripts;
using MemoryVault.Vaults;
using MemoryVault.Vaults.TakeOver;

namespace MemoryVault.Tests.Hostile;

/// <summary>A remote that says itself where its files lay: not where programs do what they say, unless the user wants them there.</summary>
public sealed class HostileTakeOverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _remote;

    public HostileTakeOverTests()
    {
        _remote = _folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", _remote);
    }

    private string BobHome => _folder["home", "bob"];

    public void Dispose() => _folder.Dispose();

    [RequiresUnixTheory]
    [InlineData(".ssh", "authorized_keys")]
    [InlineData(".config/systemd/user", "x.service")]
    [InlineData(".local/bin", "git")]
    public async Task A_source_where_programs_obey_has_no_place_here_unless_the_user_gives_it_one(string folder, string file)
    {
        await SyncAnnAsync(folder, file);

        await Assert.ThrowsAsync<PlaceUnknownException>(() => TakeOverAsync([]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(BobHome));

        var root = Path.Combine(_folder["home", "ann"], folder);
        await TakeOverAsync([new(root, Path.Combine(BobHome, "looked-at"))]);
        Assert.Equal("evil", await File.ReadAllTextAsync(Path.Combine(BobHome, "looked-at", file)));
    }

    [RequiresUnixTheory]
    [InlineData(".bashrc")]
    [InlineData(".config/systemd/user/x.service")]
    [InlineData(".config/autostart/x.desktop")]
    [InlineData(".gitconfig")]
    public async Task A_file_where_programs_obey_is_not_written_and_the_rest_comes(string file)
    {
        await SyncAnnAsync(".", file);

        var result = await TakeOverAsync([]);

        Assert.False(File.Exists(Path.Combine(BobHome, file)));
        Assert.Equal("good", await File.ReadAllTextAsync(Path.Combine(BobHome, "notes.md")));
        Assert.Equal("PlaceObeyed", Assert.Single(result.Restored!.Errors).Id);
    }

    [RequiresUnixFact]
    public void The_folders_of_the_system_are_no_places_either_and_those_of_data_are()
    {
        var obeyed = new ObeyedPlace(TestMachine.At(_folder.Path));

        Assert.True(obeyed.Contains("/etc/cron.d/x"));
        Assert.True(obeyed.Contains("/usr/local/bin/git"));
        Assert.True(obeyed.Contains(Path.Combine(_folder.Path, ".SSH", "config")));
        Assert.False(obeyed.Contains("/srv/memory/a.md"));
        Assert.False(obeyed.Contains("/etcetera/a.md"));
        Assert.False(obeyed.Contains(Path.Combine(_folder.Path, ".claude", "CLAUDE.md")));
    }

    private Task<CreateVaultResult> TakeOverAsync(KeyValuePair<string, string>[] map) =>
        new CreateVault(At("bob")).RunAsync(new CreateVaultOptions { Path = _folder["bob-vault"], From = _remote, PathMap = map }, CancellationToken.None);

    private async Task SyncAnnAsync(string folder, string file)
    {
        Directory.CreateDirectory(BobHome);
        _folder.Write($"home/ann/{folder}/{file}", "evil");
        _folder.Write($"home/ann/{folder}/notes.md", "good");
        var services = At("ann");
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = _folder["ann-vault"], Machine = "ann" }, CancellationToken.None);
        await using var vault = Vault.Open(_folder["ann-vault"], services);
        await new RemoteRegistry(vault).AddAsync("origin", _remote, CancellationToken.None);
        var source = new MemorySource { Name = "x", Root = Path.GetFullPath(Path.Combine(_folder["home", "ann"], folder)), Folder = "backup/ann/x" };
        await vault.UpdateConfigurationAsync(configuration => configuration with { Sources = [source] }, CancellationToken.None);
        var result = await new SyncVault(vault).RunAsync(new SyncOptions(), CancellationToken.None);
        Assert.Equal(2, result.Added);
    }

    private VaultServices At(string user) => new() { Environment = TestMachine.At(_folder["home", user], MachineEnvironment.Current.System) };
}
