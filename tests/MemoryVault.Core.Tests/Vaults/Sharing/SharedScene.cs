using MemoryVault.Git;
using MemoryVault.Tests.Backup;
using MemoryVault.Tests.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Vaults.Sharing;

/// <summary>A remote that coordinates, and vaults on machines of their own that share it.</summary>
internal sealed class SharedScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestGit _git = new();
    private readonly List<SyncScene> _machines = [];

    public SharedScene() => Remote = _git.MakeRemote("remote.git");

    public string Remote { get; }

    public TestGit Git => _git;

    public static CommitProposal Change(string name, ObjectId? head, IObjectStore store, ObjectId? expectedTable = null, string? table = null)
    {
        var file = new GitObject(GitObjectKind.Blob, System.Text.Encoding.UTF8.GetBytes(name));
        var editor = new TreeEditor(store);
        var before = head is null ? ObjectId.EmptyTree : store.ReadCommitAsync(head, CancellationToken.None).AsTask().Result.Tree;
        var tree = editor.ApplyAsync(before, [new TreeEdit($"memory/{name}.json", EntryMode.File, file.ComputeId())], CancellationToken.None).Result;
        var blob = new GitObject(GitObjectKind.Blob, System.Text.Encoding.UTF8.GetBytes(table ?? string.Empty));
        return new CommitProposal
        {
            Tree = tree,
            Event = new VaultEvent("checkin", $"Add {name}"),
            Objects = [file, .. editor.NewObjects, blob],
            Refs = table is null ? [] : [new RefUpdate(Vault.LeasesRef, blob.ComputeId(), expectedTable ?? ObjectId.None)],
        };
    }

    /// <summary>Makes a machine whose vault the remote coordinates.</summary>
    public async Task<SyncScene> JoinAsync(string machine, string? url = null)
    {
        var scene = new SyncScene(machine, _folder);
        _machines.Add(scene);
        await using var vault = await scene.OpenAsync();
        var remotes = new RemoteRegistry(vault);
        await remotes.AddAsync("origin", url ?? "file://" + Remote, CancellationToken.None);
        await remotes.SetAsync("origin", coordinate: true, CancellationToken.None);
        return scene;
    }

    /// <summary>Commits a file over the coordinating remote, and where a table is given, that too.</summary>
    public static async Task<ObjectId?> CommitAsync(SyncScene machine, string name, string? table = null, bool offlineAllowed = false)
    {
        await using var vault = await machine.OpenAsync();
        var committer = new VaultCommitter(vault) { Authority = vault.SharedRefs(offlineAllowed) };
        return await committer.CommitAsync(
            "checkin",
            async (head, token) => Change(name, head, vault.Repository.Objects, await committer.Authority.ReadLeasesAsync(token), table),
            CancellationToken.None);
    }

    public string RunInRemote(params string[] arguments) => _git.RunIn(Remote, null, arguments);

    public string WriteHook(string name, string text) => _git.WriteScript(Path.Combine(Remote, "hooks", name), text);

    public string[] FilesInRemote() => RunInRemote("ls-tree", "-r", "--name-only", "main").Split('\n');

    public void Dispose()
    {
        _machines.ForEach(machine => machine.Dispose());
        _git.Dispose();
        _folder.Dispose();
    }
}
