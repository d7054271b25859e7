using System.Text;
using System.Text.RegularExpressions;
using MemoryVault.Tests.Backup;

namespace MemoryVault.Tests.Secrets;

/// <summary>A remote that holds a redacted copy, and what must be true of it.</summary>
internal sealed partial class RedactedCopy
{
    internal RedactedCopy(string path)
    {
        Path = path;
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", path);
    }

    internal string Path { get; }

    internal string Tip => SyncScene.RunGit("--git-dir", Path, "rev-parse", "main").Trim();

    internal string Git(params string[] arguments) => SyncScene.RunGit(["--git-dir", Path, .. arguments]);

    internal string Show(string path, string revision = "main") => Git("show", $"{revision}:{path}");

    internal string[] Paths(string revision = "main") => Git("ls-tree", "-r", "--name-only", revision).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Requires that no object there holds any of the values.</summary>
    internal void RequireNowhere(params string[] values)
    {
        Git("fsck", "--strict", "--full");
        var all = AllObjects();
        Assert.All(values, value => Assert.DoesNotContain(value, all, StringComparison.Ordinal));
    }

    /// <summary>Requires that no object of a vault is named there by its id, unless it is there itself.</summary>
    internal void RequireNoIdsOf(SyncScene scene)
    {
        var here = scene.Git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").Split('\n').ToHashSet();
        var there = Git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").Split('\n').ToHashSet();
        Assert.DoesNotContain(Id().Matches(AllObjects()).Select(match => match.Value), id => here.Contains(id) && !there.Contains(id));
    }

    /// <summary>Requires that the copy has the shape of a vault's history: commit for commit, with authors, times and parents.</summary>
    internal void RequireShapeOf(SyncScene scene, string revision = "main")
    {
        const string Format = "--format=%an|%ae|%ad|%cn|%ce|%cd|%P";
        Assert.Equal(Parents(scene.Git("log", "--topo-order", "--date=raw", Format, revision)), Parents(Git("log", "--topo-order", "--date=raw", Format, "main")));
    }

    private static string Parents(string log) => string.Join('\n', log.Split('\n').Select(line => line[..(line.LastIndexOf('|') + 1)] + line[(line.LastIndexOf('|') + 1)..].Split(' ').Length));

    private string AllObjects() => Latin(Git("cat-file", "--batch-all-objects", "--batch"));

    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("\\b[0-9a-f]{40}\\b")]
    private static partial Regex Id();
}
