using System.Text;
using MemoryVault.Git;
using MemoryVault.Tests.History;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Transcripts;

/// <summary>A vault with one session source that is a folder, and the real git beside it.</summary>
internal sealed class PullScene : IAsyncDisposable
{
    private readonly VaultScene _scene;

    private PullScene(VaultScene scene) => _scene = scene;

    public Vault Vault => _scene.Vault;

    public SetClock Clock => _scene.Clock;

    /// <summary>Gets the folder of the source.</summary>
    public string Root => Path.Combine(_scene.Home, "bot");

    /// <summary>Gets or sets what changes the feed of the source.</summary>
    public Func<ISessionFeed, ISessionFeed> Through { get; set; } = feed => feed;

    public string this[params string[] names] => _scene[names];

    public static async Task<PullScene> CreateAsync(Func<SessionSource, SessionSource>? change = null)
    {
        var scene = new PullScene(await VaultScene.CreateAsync());
        Directory.CreateDirectory(scene.Root);
        var source = new SessionSource { Name = "bot", Preset = SessionPreset.Folder, Folder = scene.Root, WindowDays = 0 };
        await new SessionSourceRegistry(scene.Vault).AddAsync(change?.Invoke(source) ?? source, CancellationToken.None);
        return scene;
    }

    public void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Writes a file of the source, with a time of change that is after all before.</summary>
    public string Write(string path, byte[] content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        Clock.Now += TimeSpan.FromMinutes(10);
        File.SetLastWriteTimeUtc(full, Clock.Now.UtcDateTime - TimeSpan.FromMinutes(5));
        return full;
    }

    public void Append(string path, string content) => Write(path, [.. File.ReadAllBytes(Path.Combine(Root, path)), .. Encoding.UTF8.GetBytes(content)]);

    public async Task<SessionPullOutcome> PullAsync() => Assert.Single((await RunAsync()).Sources);

    public Task<PullSessionsResult> RunAsync(params string[] sources) =>
        new PullSessions(Vault) { OpenFeed = (source, vault) => Through(SessionFeeds.Open(source, vault)) }
            .RunAsync(new PullSessionsOptions { Sources = sources, RetryPause = TimeSpan.Zero }, CancellationToken.None);

    public string Git(params string[] arguments) => _scene.Git(arguments);

    /// <summary>Gives a transcript as <c>cat</c> gives it after a clone by git alone.</summary>
    public string Cat(string folder)
    {
        var names = Git("ls-tree", "--name-only", $"main:sessions/bot/{folder}").Split('\n').Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal));
        return string.Concat(names.Select(name => Show($"sessions/bot/{folder}/{name}")));
    }

    /// <summary>Gives a file of the vault.</summary>
    public string Show(string path) => _scene.TryGit(null, "show", $"main:{path}") is (0, var output, _) ? output + "\n" : throw new FileNotFoundException(path);

    public bool Has(string path) => _scene.TryGit(null, "cat-file", "-e", $"main:{path}").ExitCode == 0;

    public int CommitCount() => _scene.TryGit(null, "rev-list", "--count", "main") is (0, var count, _) ? int.Parse(count) : 0;

    public Task<ObjectId?> CommitEditsAsync(IReadOnlyList<TreeEdit> edits, IReadOnlyList<GitObject> blobs) => _scene.CommitEditsAsync("transcript", edits, blobs);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
