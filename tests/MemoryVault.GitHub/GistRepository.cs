using System.Globalization;

namespace MemoryVault.GitHub;

/// <summary>The bare repository behind a gist.</summary>
/// <param name="path">Where it lies.</param>
internal sealed class GistRepository(string path)
{
    private const string Author = "octocat";

    /// <summary>Gets where it lies.</summary>
    internal string Path { get; } = path;

    /// <summary>Makes a repository; pushes of folders are refused by it, as GitHub refuses them.</summary>
    internal static GistRepository Create(string path, string branch, string hooks)
    {
        Git.Run(System.IO.Path.GetDirectoryName(path)!, ["init", "--quiet", "--bare", "--initial-branch", branch, path]);
        Git.Run(path, ["config", "http.receivepack", "true"]);
        Git.Run(path, ["config", "core.hooksPath", hooks]);
        return new GistRepository(path);
    }

    /// <summary>Gives the newest version; null where there is none.</summary>
    internal string? ReadHead()
    {
        try
        {
            return Git.Run(Path, ["rev-parse", "--verify", "--quiet", "HEAD"]);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Tells whether a text names a version.</summary>
    internal bool Has(string version)
    {
        try
        {
            return Git.Run(Path, ["cat-file", "-t", version]) == "commit";
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Lists the files of a version, by name.</summary>
    internal IReadOnlyList<GistBlob> ListFiles(string version) =>
        [.. Git.Run(Path, ["ls-tree", "-z", "--long", version]).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(ReadEntry)];

    /// <summary>Reads a file's bytes.</summary>
    internal byte[] Read(string id) => Git.Read(Path, ["cat-file", "blob", id], []);

    /// <summary>Commits another set of files on top of what is there.</summary>
    internal void Commit(IEnumerable<KeyValuePair<string, string>> blobs, DateTimeOffset time)
    {
        var tree = Git.Run(Path, ["mktree", "-z"], string.Concat(blobs.Select(file => $"100644 blob {file.Value}\t{file.Key}\0")));
        var when = string.Create(CultureInfo.InvariantCulture, $"{time.ToUnixTimeSeconds()} +0000");
        var head = ReadHead();
        string[] parent = head is null ? [] : ["-p", head];
        var commit = Git.Run(
            Path, ["commit-tree", tree, .. parent], string.Empty,
            ("GIT_AUTHOR_NAME", Author), ("GIT_AUTHOR_EMAIL", $"{Author}@users.noreply.github.com"), ("GIT_AUTHOR_DATE", when),
            ("GIT_COMMITTER_NAME", Author), ("GIT_COMMITTER_EMAIL", $"{Author}@users.noreply.github.com"), ("GIT_COMMITTER_DATE", when));
        Git.Run(Path, ["update-ref", "HEAD", commit]);
    }

    /// <summary>Writes a file's bytes.</summary>
    internal string Write(string text) => Git.Run(Path, ["hash-object", "-w", "--stdin"], text);

    /// <summary>Lists the versions, newest first.</summary>
    internal IReadOnlyList<GistVersion> ListVersions(string from)
    {
        List<GistVersion> versions = [];
        foreach (var part in Git.Run(Path, ["log", "--format=%x00%H %ct", "--numstat", from]).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var head = lines[0].Split(' ');
            var counts = lines[1..].Select(line => line.Split('\t')).ToArray();
            versions.Add(new GistVersion(
                head[0], DateTimeOffset.FromUnixTimeSeconds(long.Parse(head[1], CultureInfo.InvariantCulture)),
                counts.Sum(count => Number(count[0])), counts.Sum(count => Number(count[1]))));
        }

        return versions;
    }

    // "-" for a binary file.
    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // "100644 blob ID    SIZE\tNAME"
    private static GistBlob ReadEntry(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var fields = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new GistBlob(line[(tab + 1)..], fields[2], long.TryParse(fields[3], CultureInfo.InvariantCulture, out var size) ? size : 0);
    }
}
