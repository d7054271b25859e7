using System.Diagnostics;
using System.Text;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Tests.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory;

/// <summary>A vault whose memory agents work on, with a clock that is set, and the real git beside it.</summary>
internal sealed class MemoryScene : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private MemoryScene()
    {
        var home = Directory.CreateDirectory(_folder["home"]).FullName;
        Services = new VaultServices
        {
            Clock = Clock,
            Environment = MachineEnvironment.Current with
            {
                Home = home,
                Variables = new Dictionary<string, string>
                {
                    ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty, ["HOME"] = home, ["GIT_CONFIG_NOSYSTEM"] = "1",
                },
            },
        };
    }

    public FakeClock Clock { get; } = new();

    public VaultServices Services { get; }

    public Vault Vault { get; private set; } = null!;

    public string this[string name] => _folder[name];

    public static async Task<MemoryScene> CreateAsync()
    {
        var scene = new MemoryScene();
        await new CreateVault(scene.Services).RunAsync(new CreateVaultOptions { Path = scene["vault"], Machine = "box" }, default);
        scene.Vault = Vault.Open(scene["vault"], scene.Services);
        return scene;
    }

    public static JsonValue Json(string text) => JsonValue.Parse(Encoding.UTF8.GetBytes(text));

    public string Write(string path, string content) => _folder.Write(path, content);

    public Task<MemoryLease> EnterAsync(string agent, string scope = "*", int ttl = 600) =>
        new LeaseRegistry(Vault).EnterAsync(new LeaseOptions { AgentId = agent, Scope = LeaseScope.Parse(scope), TtlSeconds = ttl }, default);

    public Task<MemoryLease> ExitAsync(string agent) => new LeaseRegistry(Vault).ExitAsync(new LeaseClaim(agent), default);

    public Task<CheckInResult> CheckInAsync(CheckInOptions options) => new CheckIn(Vault).RunAsync(options, default);

    public Task<CheckInResult> PatchAsync(string agent, string patch, string? @base = null, MergeStrategy strategy = MergeStrategy.Fail) => CheckInAsync(new CheckInOptions
    {
        Agent = agent, Proposal = Json(patch), Form = CheckInForm.Patch, Source = "test", Base = @base, Strategy = strategy,
    });

    public Task<CheckInResult> MergePatchAsync(
        string agent, string patch, string? @base = null, string? section = null, double? confidence = null, MergeStrategy strategy = MergeStrategy.Fail) => CheckInAsync(new CheckInOptions
    {
        Agent = agent, Proposal = Json(patch), Form = CheckInForm.MergePatch, Source = "test", Base = @base, Section = section, Confidence = confidence, Strategy = strategy,
    });

    public Task<CheckInResult> DocumentAsync(string agent, string document, string? section = null) => CheckInAsync(new CheckInOptions
    {
        Agent = agent, Proposal = Json(document), Source = "test", Section = section,
    });

    /// <summary>Makes the memory what a document says, without any lease.</summary>
    public async Task<string> SetAsync(string document)
    {
        var head = await Vault.ReadHeadAsync(default);
        var tree = head is null ? ObjectId.EmptyTree : (await Vault.Repository.Objects.ReadCommitAsync(head, default)).Tree;
        var changes = EntryChanges.Between(await new MemoryReader(Vault.Repository.Objects, tree).ReadAllAsync(default), (JsonObject)Json(document)).ToList();
        return await CommitAsync("test", async (editor, now) => await editor.ApplyAsync(now, changes, default));
    }

    /// <summary>Puts a file into the vault.</summary>
    public Task<string> PutAsync(string path, string content) => CommitAsync("test", async (editor, now) =>
    {
        var blob = new GitObject(GitObjectKind.Blob, Encoding.UTF8.GetBytes(content));
        await Vault.Repository.Objects.WriteAsync([blob], default);
        var trees = new TreeEditor(Vault.Repository.Objects);
        var tree = await trees.ApplyAsync(now, [new TreeEdit(path, EntryMode.File, blob.ComputeId())], default);
        await Vault.Repository.Objects.WriteAsync(trees.NewObjects, default);
        return tree;
    });

    public async Task<ObjectId> TreeAsync() => (await Vault.Repository.Objects.ReadCommitAsync((await Vault.ReadHeadAsync(default))!, default)).Tree;

    public async Task<JsonObject> MemoryAsync() => await new MemoryReader(Vault.Repository.Objects, await TreeAsync()).ReadAllAsync(default);

    public async Task IsAsync(string memory)
    {
        var now = await MemoryAsync();
        Assert.True(Json(memory).Equals(now), $"Expected {memory}, got {now}.");
    }

    public async Task<CommitMessage> MessageAsync(string? revision) => (await Vault.Repository.Objects.ReadCommitAsync(ObjectId.Parse(revision), default)).Message;

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Vault.Paths.Repository, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = _folder["home"];
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors.Result}");
        return output.TrimEnd('\n');
    }

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> CommitAsync(string kind, Func<MemoryEditor, ObjectId, Task<ObjectId>> edit) => (await new VaultCommitter(Vault).CommitAsync(
        kind,
        async (head, token) =>
        {
            var editor = new MemoryEditor(Vault.Repository.Objects);
            var tree = head is null ? ObjectId.EmptyTree : (await Vault.Repository.Objects.ReadCommitAsync(head, token)).Tree;
            tree = await edit(editor, tree);
            return new CommitProposal { Tree = tree, Objects = editor.NewObjects, Event = new VaultEvent(kind, "Test") };
        },
        default))!.ToString();
}
