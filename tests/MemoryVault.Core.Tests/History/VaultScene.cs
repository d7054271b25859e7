using System.Diagnostics;
using MemoryVault.Backup;
using MemoryVault.Backup.Scanning;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.History;

/// <summary>A machine with one source and a vault, a clock that is set, and the real git beside it.</summary>
internal sealed class VaultScene : IAsyncDisposable
{
    public const string Folder = "backup/box/notes";

    private readonly TemporaryFolder _folder;
    private readonly bool _ownsFolder;

    private VaultScene(TemporaryFolder folder, bool ownsFolder, VaultServices services, Vault vault, SetClock clock)
    {
        (_folder, _ownsFolder, Services, Vault, Clock) = (folder, ownsFolder, services, vault, clock);
    }

    public Vault Vault { get; }

    public VaultServices Services { get; }

    public SetClock Clock { get; }

    public string Home => Services.Environment.Home;

    /// <summary>Gets the root of the source <c>notes</c>.</summary>
    public string Root => Path.Combine(Home, "notes");

    public string Repository => Vault.Paths.Repository;

    /// <summary>Gives a path beside home and vault.</summary>
    public string this[params string[] names] => _folder[names];

    public static async Task<VaultScene> CreateAsync(IObjectStoreProvider? objectStores = null)
    {
        var folder = new TemporaryFolder();
        var clock = new SetClock();
        var services = ServicesAt(Directory.CreateDirectory(folder["home", "ann"]).FullName, clock) with { ObjectStores = objectStores };
        var path = folder["vault"];
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = path, Machine = "box" }, CancellationToken.None);
        var vault = Vault.Open(path, services);
        var source = new MemorySource { Name = "notes", Root = Path.Combine(services.Environment.Home, "notes"), Folder = Folder };
        await vault.UpdateConfigurationAsync(configuration => configuration with { Sources = [source] }, CancellationToken.None);
        return new VaultScene(folder, true, services, vault, clock);
    }

    public static VaultServices ServicesAt(string home, TimeProvider clock) => new()
    {
        Clock = clock,
        Environment = MachineEnvironment.Current with
        {
            Home = home,
            MachineName = "box",
            CurrentDirectory = home,
            Variables = new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty,
                ["HOME"] = home,
                ["GIT_CONFIG_NOSYSTEM"] = "1",
            },
        },
    };

    /// <summary>Commits files of the vault by the one write path; a null content removes the file. The clock goes on by an hour.</summary>
    public Task<ObjectId> CommitAsync(params (string Path, string? Content)[] files) => CommitAsync("sync", files);

    /// <inheritdoc cref="CommitAsync(ValueTuple{string, string}[])"/>
    public async Task<ObjectId> CommitAsync(string kind, params (string Path, string? Content)[] files)
    {
        Clock.Now += TimeSpan.FromHours(1);
        var blobs = files.Where(f => f.Content is not null).Select(f => new GitObject(GitObjectKind.Blob, GitText.Encode(f.Content!))).ToArray();
        var edits = files.Select(f => f.Content is null
            ? TreeEdit.Remove(f.Path)
            : new TreeEdit(f.Path, f.Path.EndsWith(".sh", StringComparison.Ordinal) ? EntryMode.Executable : EntryMode.File, new GitObject(GitObjectKind.Blob, GitText.Encode(f.Content)).ComputeId()));
        return (await CommitEditsAsync(kind, [.. edits], blobs))!;
    }

    public Task<ObjectId?> CommitEditsAsync(string kind, IReadOnlyList<TreeEdit> edits, IReadOnlyList<GitObject> blobs) =>
        new VaultCommitter(Vault).CommitAsync(
            kind,
            async (head, token) =>
            {
                var store = Vault.Repository.Objects;
                var editor = new TreeEditor(store);
                var tree = head is { } id ? (await store.ReadCommitAsync(id, token)).Tree : ObjectId.EmptyTree;
                return new CommitProposal
                {
                    Tree = await editor.ApplyAsync(tree, edits, token),
                    Event = new VaultEvent(kind, $"Test {kind}") { Sources = ["notes"] },
                    Objects = [.. blobs, .. editor.NewObjects],
                };
            },
            CancellationToken.None);

    /// <summary>Makes <c>main</c> point to a commit of a tree that a foreign git wrote, without any check.</summary>
    public string CommitForeignTree(string tree)
    {
        string[] parents = TryGit(null, "rev-parse", "--verify", "-q", "main").Output is { Length: > 0 } head ? ["-p", head] : [];
        var commit = Git(["commit-tree", tree, "-m", "foreign", .. parents]);
        Git("update-ref", Vault.MainRef, commit);
        return commit;
    }

    /// <summary>Writes a tree with <c>hash-object --literally</c>: entries as they come, no check.</summary>
    public string WriteTree(params (string Mode, byte[] Name, string Id)[] entries)
    {
        using var bytes = new MemoryStream();
        foreach (var (mode, name, id) in entries)
        {
            bytes.Write(GitText.Encode(mode + " "));
            bytes.Write(name);
            bytes.WriteByte(0);
            bytes.Write(Convert.FromHexString(id));
        }

        return GitWith(bytes.ToArray(), "hash-object", "-w", "-t", "tree", "--literally", "--stdin");
    }

    public string WriteTree(params (string Mode, string Name, string Id)[] entries) =>
        WriteTree([.. entries.Select(e => (e.Mode, GitText.Encode(e.Name), e.Id))]);

    public string WriteBlob(string content) => GitWith(GitText.Encode(content), "hash-object", "-w", "--stdin");

    /// <summary>Wraps a tree in the folders of the source.</summary>
    public string InSource(string tree) => Folder.Split('/').Reverse().Aggregate(tree, (below, name) => WriteTree(("40000", name, below)));

    /// <summary>Gives the file of a loose object; packed ones are unpacked first.</summary>
    public string ObjectFile(string id) => Path.Combine(Repository, "objects", id[..2], id[2..]);

    /// <summary>Unpacks everything, so that objects can be hurt one by one.</summary>
    public void Unpack()
    {
        var packs = Path.Combine(Repository, "objects", "pack");
        foreach (var pack in Directory.GetFiles(packs, "*.pack"))
        {
            var moved = this[Path.GetFileName(pack)];
            File.Move(pack, moved);
            File.Delete(Path.ChangeExtension(pack, ".idx"));
            GitWith(File.ReadAllBytes(moved), "unpack-objects", "-q");
        }
    }

    public void RemoveObject(string id)
    {
        Unpack();
        File.Delete(ObjectFile(id));
    }

    public string Write(string name, string content)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Root, name));

    public Task<RestoreResult> RestoreAsync(RestoreOptions? options = null) =>
        new RestoreFiles(Vault).RunAsync(options ?? new RestoreOptions(), CancellationToken.None);

    public async Task<ObjectId> ViewAsync() => (await MachineView.ReadAsync(Vault, CancellationToken.None)).Tree;

    public string Git(params string[] arguments) => GitWith(null, arguments);

    public string GitWith(byte[]? input, params string[] arguments)
    {
        var (exitCode, output, errors) = TryGit(input, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors}");
    }

    public (int ExitCode, string Output, string Errors) TryGit(byte[]? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["--git-dir", Repository, .. arguments])
        {
            WorkingDirectory = _folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["HOME"] = Home;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var who in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{who}_NAME"] = "A U Thor";
            start.Environment[$"GIT_{who}_EMAIL"] = "author@example.org";
            start.Environment[$"GIT_{who}_DATE"] = $"{Clock.Now.ToUnixTimeSeconds()} +0000";
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.TrimEnd('\n'), errors.Result);
    }

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }
}
