using System.Globalization;
using System.Text;
using MemoryVault.Git;
using MemoryVault.Knowledge;

namespace MemoryVault.Tests.Knowledge;

/// <summary>Repositories of strangers: nothing is written outside the folder, what cannot be taken is named, and the rest comes.</summary>
public sealed class HostileRepositoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KnowledgeScene _scene;
    private readonly string _shared;

    public HostileRepositoryTests()
    {
        _scene = new KnowledgeScene("one", _folder);
        _shared = _scene.MakeShared();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Links_and_other_repositories_are_named_and_the_files_come()
    {
        var good = Blob("good\n");
        var link = Blob("/etc/passwd");
        Commit(Tree(
            $"100644 blob {good}\tgood.md",
            $"120000 blob {link}\tlink.md",
            $"160000 commit {new string('1', 40)}\tother",
            $"40000 tree {Tree($"120000 blob {link}\tinside")}\tfolder"));

        var receipt = await CopyAsync();

        Assert.Equal(["good.md"], _scene.Files().Keys);
        Assert.Equal(["folder/inside", "link.md", "other"], receipt.Errors.Select(error => error.Target).Order(StringComparer.Ordinal));
        Assert.All(receipt.Errors, error => Assert.Equal("FileRefused", error.Id));
    }

    [Fact]
    public async Task What_was_refused_stays_there_when_we_publish()
    {
        Commit(Tree($"100644 blob {Blob("good\n")}\tgood.md", $"120000 blob {Blob("elsewhere")}\tlink.md"));
        await CopyAsync();
        File.Delete(_scene["good.md"]);
        _scene.Write("mine.md", "mine\n");

        await _scene.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" });

        Assert.Equal(["brisa/link.md", "brisa/mine.md"], KnowledgeScene.PathsIn(_shared));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".git")]
    [InlineData(".")]
    public async Task A_tree_that_leads_out_is_stopped_at_the_door(string name)
    {
        Commit(Raw($"100644 {name}\0", Blob("evil\n")));

        // git's own check of what comes in refuses it, before a line of ours looks at it.
        var error = await Assert.ThrowsAsync<KnowledgePlaceFailedException>(CopyAsync);

        Assert.Contains("fsck", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(_scene.Root) && Directory.EnumerateFileSystemEntries(_scene.Root).Any());
        Assert.Empty(await _scene.ListAsync());
    }

    [Fact]
    public async Task Absurd_names_are_taken_where_a_disk_takes_them_and_named_where_not()
    {
        var blob = Blob("x\n");
        string[] fine = ["-rf", "a b", "new\nline.md", "ünï.md", "$(touch x)", "\\back", "'quote", "*?.md"];
        var entries = fine.Select(name => Encoding.UTF8.GetBytes(name)).Append([(byte)'b', 0xff]).Append(Encoding.ASCII.GetBytes(new string('n', 300)))
            .OrderBy(name => Convert.ToHexString(name), StringComparer.Ordinal);
        var tree = new MemoryStream();
        foreach (var name in entries)
        {
            tree.Write("100644 "u8);
            tree.Write(name);
            tree.WriteByte(0);
            tree.Write(Convert.FromHexString(blob));
        }

        Commit(Object("tree", tree.ToArray()));

        var receipt = await CopyAsync();

        Assert.Equal(fine.Order(StringComparer.Ordinal), _scene.Files().Keys);
        Assert.Equal(2, receipt.Errors.Count);
        Assert.True((await _scene.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" })).IsUpToDate);
        Assert.Equal(10, Count(_shared));
    }

    [Fact]
    public async Task Folders_that_hold_themselves_ten_times_over_are_refused_in_time()
    {
        var tree = Tree($"100644 blob {Blob("x")}\tx");
        for (var depth = 0; depth < 8; depth++)
        {
            tree = Tree([.. Enumerable.Range(0, 10).Select(i => $"40000 tree {tree}\t{i}")]);
        }

        Commit(tree);

        var error = await Assert.ThrowsAsync<TreeTooLargeException>(CopyAsync);

        Assert.Contains("more than 200,000 names", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_deeper_than_any_path_is_refused_and_the_rest_comes()
    {
        var tree = Tree($"100644 blob {Blob("x")}\tx");
        for (var depth = 0; depth < 1_100; depth++)
        {
            tree = Tree($"40000 tree {tree}\td");
        }

        Commit(Tree($"40000 tree {tree}\tdeep", $"100644 blob {Blob("good\n")}\tgood.md"));

        var receipt = await CopyAsync();

        Assert.Equal(["good.md"], _scene.Files().Keys);
        Assert.Single(receipt.Errors);
    }

    [Fact]
    public async Task A_file_that_could_be_taken_for_a_part_of_a_long_one_is_refused()
    {
        Commit(Tree($"100644 blob {Blob("good\n")}\tgood.md", $"40000 tree {Tree($"100644 blob {Blob("{}\n")}\t000001.jsonl")}\tlog.jsonl"));

        var receipt = await CopyAsync();

        Assert.Equal("log.jsonl/000001.jsonl", Assert.Single(receipt.Errors).Target);
        Assert.Equal(["good.md"], _scene.Files().Keys);
    }

    [Fact]
    public async Task A_file_where_the_project_would_be_is_an_error_that_names_it()
    {
        KnowledgeScene.Git("--git-dir", _shared, "update-ref", "refs/heads/main", Git(null, "commit-tree", "-m", "x", Tree($"100644 blob {Blob("x")}\tbrisa")));

        var error = await Assert.ThrowsAsync<KnowledgeUnusableException>(CopyAsync);

        Assert.Contains("'brisa' is a file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_folder_here_leads_nothing_outside()
    {
        Commit(Tree($"100644 blob {Blob("good\n")}\tgood.md"));
        await CopyAsync();
        Directory.CreateDirectory(_folder["outside"]);
        Directory.CreateSymbolicLink(_scene["sub"], _folder["outside"]);
        Commit(Tree($"100644 blob {Blob("good\n")}\tgood.md", $"40000 tree {Tree($"100644 blob {Blob("evil\n")}\tevil.md")}\tsub"));

        var receipt = await _scene.ReceiveAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["outside"]));
        Assert.Contains(receipt.Errors, error => error.Target.EndsWith("evil.md", StringComparison.Ordinal));
    }

    private Task<KnowledgeReceipt> CopyAsync() => _scene.CopyAsync(_shared);

    private void Commit(string project)
    {
        var root = Tree($"40000 tree {project}\tbrisa");
        var parent = KnowledgeScene.Git("--git-dir", _shared, "for-each-ref", "--format=%(objectname)", "refs/heads/main").Trim();
        string[] parents = parent.Length == 0 ? [] : ["-p", parent];
        KnowledgeScene.Git("--git-dir", _shared, "update-ref", "refs/heads/main", Git(null, ["commit-tree", "-m", "x", .. parents, root]));
    }

    private string Tree(params string[] entries) => Git(Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry => entry + "\n"))), "mktree", "--missing");

    private string Raw(string entry, string blob) => Object("tree", [.. Encoding.UTF8.GetBytes(entry), .. Convert.FromHexString(blob)]);

    private string Blob(string text) => Object("blob", Encoding.UTF8.GetBytes(text));

    private string Object(string kind, byte[] bytes) => Git(bytes, "hash-object", "-t", kind, "-w", "--stdin", "--literally");

    private int Count(string repository) => KnowledgeScene.Git("--git-dir", repository, "ls-tree", "-r", "-z", "--name-only", "main").Split('\0', StringSplitOptions.RemoveEmptyEntries).Length;

    private string Git(byte[]? input, params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("git", ["-c", "user.name=S", "-c", "user.email=s@example.org", "--git-dir", _shared, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"git {arguments[0]}: {process.ExitCode}"));
    }
}
