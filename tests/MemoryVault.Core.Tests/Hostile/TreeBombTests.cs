using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Memory;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Redaction;
using MemoryVault.Tests.History;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Hostile;

/// <summary>Ten levels of ten times the same folder: some kilobytes, and ten thousand million paths. Whoever walks them says so, and ends.</summary>
public sealed class TreeBombTests : IAsyncLifetime
{
    private VaultScene _scene = null!;

    public async Task InitializeAsync() => _scene = await VaultScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_restore_and_a_comparison_refuse_it()
    {
        await _scene.CommitAsync((VaultScene.Folder + "/good.md", "good"));
        var before = _scene.Git("rev-parse", "main");
        _scene.CommitForeignTree(_scene.InSource(Bomb()));

        await Assert.ThrowsAsync<TreeTooLargeException>(() => _scene.RestoreAsync(new RestoreOptions { Destination = _scene["elsewhere"] }));
        var error = await Assert.ThrowsAsync<TreeTooLargeException>(async () =>
        {
            await foreach (var change in new CompareSnapshots(_scene.Vault).RunAsync(new CompareOptions { From = before, To = "main" }, CancellationToken.None))
            {
                GC.KeepAlive(change);
            }
        });

        Assert.Contains("over and over", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
        Assert.False(Directory.Exists(_scene["elsewhere"]) && Directory.EnumerateFileSystemEntries(_scene["elsewhere"]).Any());
    }

    // Where an object is missing (here the empty tree), its files are looked for by git, which walks every path: of a bomb that was 5 GB and two minutes.
    [RequiresUnixFact]
    public async Task A_verification_reports_it_and_lets_git_walk_no_path_of_it()
    {
        _scene.CommitForeignTree(_scene.InSource(Bomb()));
        ShellProgram.Write(_scene["git"], $"echo \"$*\" >> '{_scene["commands"]}'\nexec git \"$@\"");
        await using var vault = Vault.Open(_scene.Vault.Paths.Root, _scene.Services with { GitExecutable = _scene["git"] });

        var report = await new VerifyIntegrity(vault).RunAsync(new VerifyOptions(), CancellationToken.None);

        Assert.Contains(report.Problems, problem => problem.Id == "TreeTooLarge");
        Assert.Contains(report.Problems, problem => problem.Id == "ObjectDamaged" && problem.Target == ObjectId.EmptyTree.ToString());
        Assert.DoesNotContain("--find-object", await File.ReadAllTextAsync(_scene["commands"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shared_memory_and_the_search_for_secrets_refuse_it()
    {
        _scene.CommitForeignTree(_scene.WriteTree(("40000", "memory", _scene.WriteTree(("40000", "tasks", Bomb())))));

        await Assert.ThrowsAsync<TreeTooLargeException>(async () =>
        {
            await foreach (var piece in new ReadMemory(_scene.Vault).RunAsync(null, null, CancellationToken.None))
            {
                GC.KeepAlive(piece);
            }
        });
        await Assert.ThrowsAsync<TreeTooLargeException>(async () =>
        {
            await foreach (var finding in new FindSecrets(_scene.Vault).RunAsync(new FindSecretsOptions(), CancellationToken.None))
            {
                GC.KeepAlive(finding);
            }
        });
    }

    [Fact]
    public async Task Folders_in_each_other_without_end_are_refused_and_break_no_stack()
    {
        var tree = _scene.WriteTree(("100644", "x", _scene.WriteBlob("x")));
        var store = _scene.Vault.Repository.Objects;
        var nested = ObjectId.Parse(tree);
        var objects = new List<GitObject>();
        for (var depth = 0; depth < 20_000; depth++)
        {
            var folder = TreeObject.Write([new TreeEntry("d", EntryMode.Folder, nested)]);
            objects.Add(folder);
            nested = folder.ComputeId();
        }

        await store.WriteAsync(objects, CancellationToken.None);
        _scene.CommitForeignTree(_scene.InSource(nested.ToString()));

        var error = await Assert.ThrowsAsync<TreeTooLargeException>(() => _scene.RestoreAsync(new RestoreOptions { Destination = _scene["elsewhere"] }));
        Assert.Contains("deep", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TreeTooLargeException>(async () => await new TreeMerge(new TreeEditor(store), (_, _) => throw new InvalidOperationException("No file differs."))
            .MergeAsync(ObjectId.EmptyTree, nested, ObjectId.Parse(Deeper(nested)), CancellationToken.None));
    }

    [Fact]
    public async Task Transcripts_and_what_goes_to_a_place_with_secrets_blacked_out_refuse_it()
    {
        var (ours, theirs) = (await ChainAsync("x"), await ChainAsync("y"));
        _scene.CommitForeignTree(_scene.WriteTree(("40000", "sessions", _scene.WriteTree(("40000", "brisa", theirs.ToString())))));
        var objects = new PendingObjects(_scene.Vault.Repository.Objects);

        await Assert.ThrowsAsync<TreeTooLargeException>(async () =>
        {
            await foreach (var session in new ListSessions(_scene.Vault).RunAsync(new ListSessionsOptions(), CancellationToken.None))
            {
                GC.KeepAlive(session);
            }
        });
        await Assert.ThrowsAsync<TreeTooLargeException>(() => new SessionsMerge(objects).MergeAsync(ObjectId.EmptyTree, ours, theirs, CancellationToken.None));
        await Assert.ThrowsAsync<TreeTooLargeException>(async () => await new TreeProjection(_scene.Vault, objects).ProjectAsync(theirs, [new TreePair(ours, ours)], CancellationToken.None));
        await Assert.ThrowsAsync<TreeTooLargeException>(() => new KnowledgeRedaction(_scene.Vault).RestoreTreeAsync(theirs, ours, CancellationToken.None));
    }

    [Fact]
    public void Copies_of_a_project_are_no_bomb()
    {
        var budget = new TreeBudget(ObjectId.EmptyTree);
        var folder = ObjectId.Of(GitObjectKind.Tree, "x"u8);

        for (var copies = 0; copies < 201; copies++)
        {
            budget.Enter("a", folder, 1_000);
        }

        Assert.Throws<TreeTooLargeException>(() => budget.Enter("a", folder, 1_001));
    }

    // The same folders with another file in the innermost: no two folders are the same on both sides.
    private string Deeper(ObjectId nested)
    {
        var tree = ObjectId.Parse(_scene.WriteTree(("100644", "x", _scene.WriteBlob("y"))));
        var objects = new List<GitObject>();
        for (var depth = 0; depth < 20_000; depth++)
        {
            var folder = TreeObject.Write([new TreeEntry("d", EntryMode.Folder, tree)]);
            objects.Add(folder);
            tree = folder.ComputeId();
        }

        Assert.NotEqual(nested, tree);
        _scene.Vault.Repository.Objects.WriteAsync(objects, CancellationToken.None).GetAwaiter().GetResult();
        return tree.ToString();
    }

    // Each in the next, around a file: deeper than a path may be, and quickly walked until then.
    private async Task<ObjectId> ChainAsync(string file)
    {
        var folder = ObjectId.Parse(_scene.WriteTree(("100644", file, _scene.WriteBlob(file))));
        var objects = new List<GitObject>();
        for (var depth = 0; depth < 30; depth++)
        {
            objects.Add(TreeObject.Write([new TreeEntry(new string('d', 200), EntryMode.Folder, folder)]));
            folder = objects[^1].ComputeId();
        }

        await _scene.Vault.Repository.Objects.WriteAsync(objects, CancellationToken.None);
        return folder;
    }

    // Of folders alone: what is done with a file takes longer than the walk.
    private string Bomb() => Enumerable.Range(0, 10).Aggregate(
        ObjectId.EmptyTree.ToString(),
        (below, _) => _scene.WriteTree([.. "0123456789".Select(digit => ("40000", digit.ToString(), below))]));
}
