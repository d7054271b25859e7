using MemoryVault.GitHub;
using MemoryVault.Tests.Backup;
using MemoryVault.Tests.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Whole pulls into a real vault over connections that break: what is in the vault is consistent, and the next pull completes it.</summary>
public sealed class PullOverWireTests : IAsyncLifetime, IDisposable
{
    private readonly RemoteMachine _machine = new();
    private Vault _vault = null!;

    public async Task InitializeAsync()
    {
        await new CreateVault(_machine.Services).RunAsync(new CreateVaultOptions { Path = _machine["vault"] }, CancellationToken.None);
        _vault = Vault.Open(_machine["vault"], _machine.Services);
    }

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    public void Dispose() => _machine.Dispose();

    [RequiresUnixFact]
    public async Task A_connection_cut_at_twenty_random_points_leaves_a_consistent_vault_and_the_next_pull_completes()
    {
        await AddSourceAsync(_machine.Source("fly"));
        await CutAndCompleteAsync(2, cut => _machine.Program("fly", cut is { } bytes ? $"/bin/sh -s | head -c {bytes}" : "exec /bin/sh -s"));
    }

    [RequiresSshServerFact]
    public async Task So_does_one_over_a_real_sshd()
    {
        using var server = new SshServer();
        await AddSourceAsync(_machine.Source("ssh") with { Target = $"{Environment.UserName}@127.0.0.1:{server.Port}" });
        await CutAndCompleteAsync(3, cut => _machine.Program("ssh", $"/usr/bin/{server.CommandFor("full")} \"$@\"{(cut is { } bytes ? $" | head -c {bytes}" : string.Empty)}"));
    }

    private Task<SessionSource> AddSourceAsync(SessionSource source) => new SessionSourceRegistry(_vault).AddAsync(source with { WindowDays = 0 }, CancellationToken.None);

    // Each round appends to every file, and its first pull is cut in each of its three attempts.
    private async Task CutAndCompleteAsync(int seed, Action<int?> connect)
    {
        var random = new Random(seed);
        var files = Enumerable.Range(0, 4).ToDictionary(i => $"s{i}.jsonl", i => RemoteMachine.Content(20_000 * (i + 1), i));
        for (var round = 0; round < 20; round++)
        {
            foreach (var name in files.Keys.ToList())
            {
                files[name] = [.. files[name], .. RemoteMachine.Content(random.Next(1, 30_000), round)];
                _machine.WriteBytes(name, files[name]);
            }

            connect(random.Next(60, 40_000));
            var broken = await PullAsync();
            Assert.All(broken.Errors, error => Assert.Contains(error.Id, new[] { "SessionFeedBroken", "SessionSourceFailed" }));
            SyncScene.RunGit("--git-dir", _vault.Paths.Repository, "fsck", "--strict");
            await AssertBeginningsAsync(files);

            connect(null);
            var next = await PullAsync();
            Assert.Empty(next.Errors);
            await AssertWholeAsync(files, round);
        }
    }

    private async Task<SessionPullOutcome> PullAsync() =>
        Assert.Single((await new PullSessions(_vault).RunAsync(new PullSessionsOptions { RetryPause = TimeSpan.Zero }, CancellationToken.None)).Sources);

    // A file of the vault is never half of what was sent: it is one that the source had at the end of a round.
    private async Task AssertBeginningsAsync(Dictionary<string, byte[]> files)
    {
        if (await _vault.ReadHeadAsync(CancellationToken.None) is null)
        {
            return;
        }

        var folder = _machine["look", Guid.NewGuid().ToString("N")];
        await ExportAsync(folder);
        foreach (var (name, content) in files.Where(file => File.Exists(Path.Combine(folder, file.Key))))
        {
            var there = await File.ReadAllBytesAsync(Path.Combine(folder, name));
            Assert.Equal(content[..there.Length], there);
        }
    }

    private async Task AssertWholeAsync(Dictionary<string, byte[]> files, int round)
    {
        var folder = _machine["out", $"{round}"];
        await ExportAsync(folder);
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(folder, file.Key))));
    }

    private async Task ExportAsync(string folder) =>
        Assert.Empty((await new ExportSessions(_vault).RunAsync(new ExportSessionsOptions { Folder = folder }, CancellationToken.None)).Errors);
}
