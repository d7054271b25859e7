using MemoryVault.Backup;
using MemoryVault.Conflicts;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Conflicts;

/// <summary>Two machines, Ann's and Bob's, that share a folder over a remote, each with its own change of one file.</summary>
internal sealed class ConflictScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConflictScene()
    {
        Ann = new SyncScene("ann", _folder);
        Bob = new SyncScene("bob", _folder);
    }

    public SyncScene Ann { get; }

    public SyncScene Bob { get; }

    /// <summary>Lets both change a file, sync Ann first, then Bob, who has to merge.</summary>
    public async Task<SyncResult> ChangeBothAsync(string file, string before, string ann, string bob)
    {
        var remote = _folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", remote);
        foreach (var machine in new[] { Ann, Bob })
        {
            await machine.AddRemoteAsync("origin", remote);
            machine.Write(file, before);
            await machine.AddSourceAsync(new SourceSettings { Name = "shared", Root = machine.Source, Folder = "shared" });
        }

        await SyncAsync(Ann, Bob, Ann, Bob);
        Ann.Write(file, ann);
        Bob.Write(file, bob);
        await SyncAsync(Ann);
        return await Bob.SyncAsync(new SyncOptions());
    }

    public static async Task SyncAsync(params SyncScene[] machines)
    {
        foreach (var machine in machines)
        {
            await machine.SyncAsync(new SyncOptions());
        }
    }

    public static async Task<List<ConflictRecord>> ListAsync(SyncScene machine)
    {
        await using var vault = await machine.OpenAsync();
        var records = new List<ConflictRecord>();
        await foreach (var record in new ListConflicts(vault).RunAsync(default))
        {
            records.Add(record);
        }

        return records;
    }

    public static async Task<ResolveConflictResult> ResolveAsync(SyncScene machine, string id, ConflictChoice choice, string given = "")
    {
        await using var vault = await machine.OpenAsync();
        return await new ResolveConflict(vault).RunAsync(new ResolveConflictOptions(id, choice) { Given = System.Text.Encoding.UTF8.GetBytes(given) }, default);
    }

    /// <summary>Puts files into the head of a vault, as another program would.</summary>
    public static async Task CommitAsync(SyncScene machine, Func<MemoryVault.Git.TreeEditor, MemoryVault.Git.ObjectId, List<MemoryVault.Git.GitObject>, Task<MemoryVault.Git.ObjectId>> change)
    {
        await using var vault = await machine.OpenAsync();
        await new VaultCommitter(vault).CommitAsync(
            "test",
            async (head, token) =>
            {
                var store = vault.Repository.Objects;
                var editor = new MemoryVault.Git.TreeEditor(store);
                var objects = new List<MemoryVault.Git.GitObject>();
                var commit = await MemoryVault.Git.ObjectStoreReading.ReadCommitAsync(store, head!, token);
                var tree = await change(editor, commit.Tree, objects);
                return new CommitProposal { Tree = tree, Event = new VaultEvent("test", "Test"), Objects = [.. objects, .. editor.NewObjects] };
            },
            default);
    }

    public static Task PutAsync(SyncScene machine, string path, string content) => CommitAsync(machine, (editor, tree, objects) =>
    {
        var blob = new MemoryVault.Git.GitObject(MemoryVault.Git.GitObjectKind.Blob, System.Text.Encoding.UTF8.GetBytes(content));
        objects.Add(blob);
        return editor.ApplyAsync(tree, [new MemoryVault.Git.TreeEdit(path, MemoryVault.Git.EntryMode.File, blob.ComputeId())], default);
    });

    public void Dispose()
    {
        Ann.Dispose();
        Bob.Dispose();
        _folder.Dispose();
    }
}
