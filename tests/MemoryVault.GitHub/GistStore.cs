using System.Collections.Concurrent;
using System.Diagnostics;

namespace MemoryVault.GitHub;

/// <summary>The gists of a server.</summary>
internal sealed class GistStore
{
    // What GitHub's own hook says; a gist is flat.
    private const string RefuseFolders =
        """
        #!/bin/sh
        while read -r old new ref; do
          case $new in *[!0]*) ;; *) continue ;; esac
          folders=$(git ls-tree -d --name-only "$new")
          if [ -n "$folders" ]; then
            echo "Gist does not support directories." >&2
            echo "These are the directories that are causing problems:" >&2
            echo "$folders" >&2
            exit 1
          fi
        done
        """;

    private readonly ConcurrentDictionary<string, StoredGist> _gists = new();
    private readonly GitHubOptions _options;
    private readonly string _hooks;

    internal GistStore(GitHubOptions options)
    {
        _options = options;
        _hooks = Path.Combine(options.Folder, ".hooks");
        Directory.CreateDirectory(_hooks);
        WriteHook(Path.Combine(_hooks, "pre-receive"));
    }

    /// <summary>Gives the folder of the repositories.</summary>
    internal string Folder => _options.Folder;

    /// <summary>Makes a gist.</summary>
    internal StoredGist Create(string owner, string? description, bool isPublic, IEnumerable<KeyValuePair<string, string>> files)
    {
        var id = Guid.NewGuid().ToString("N");
        var now = _options.Clock.GetUtcNow();
        var repository = GistRepository.Create(Path.Combine(Folder, $"{id}.git"), _options.Branch, _hooks);
        repository.Commit(files.ToDictionary(file => file.Key, file => repository.Write(file.Value)), now);
        return _gists[id] = new StoredGist
        {
            Id = id, Owner = owner, IsPublic = isPublic, Description = description, CreatedAt = now, UpdatedAt = now, Repository = repository,
        };
    }

    /// <summary>Finds a gist; null where there is none.</summary>
    internal StoredGist? Find(string id) => _gists.GetValueOrDefault(id);

    /// <summary>Lists gists, the one changed last first.</summary>
    internal IEnumerable<StoredGist> List() => _gists.Values.OrderByDescending(gist => gist.UpdatedAt).ThenBy(gist => gist.Id, StringComparer.Ordinal);

    /// <summary>Deletes a gist with its repository.</summary>
    internal void Delete(StoredGist gist)
    {
        _gists.TryRemove(gist.Id, out _);
        Directory.Delete(gist.Repository.Path, recursive: true);
    }

    /// <summary>Notes that a gist has changed.</summary>
    internal void Touch(StoredGist gist) => gist.UpdatedAt = _options.Clock.GetUtcNow();

    // Another process writes it: a child of this one that still has it open for writing would keep it from being run (ETXTBSY).
    private static void WriteHook(string path)
    {
        var start = new ProcessStartInfo("sh", ["-c", "cat > \"$0\" && chmod +x \"$0\"", path]) { RedirectStandardInput = true };
        using var shell = Process.Start(start)!;
        shell.StandardInput.Write(RefuseFolders.ReplaceLineEndings("\n"));
        shell.StandardInput.Close();
        shell.WaitForExit();
    }
}
