using System.Text;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>Makes the bare repository of a vault.</summary>
internal static class RepositoryCreation
{
    /// <summary>
    /// Our settings, in the repository's own configuration so that they hold for every git that touches it. What must hold whatever
    /// stands there is given with each command (<see cref="GitExecutable"/>).
    /// </summary>
    private const string Settings =
        """
        [memoryvault]
        	format = 1
        [core]
        	# Flush everything, also what could be computed again: a backup that is acknowledged is on the disk.
        	fsync = all
        	fsyncMethod = fsync
        	# The branch only moves forward by us; should a person's git move it elsewhere, the reflog has where it was.
        	logAllRefUpdates = true
        	# A file above this is stored as it is: deltas of such files take many times their size in memory.
        	bigFileThreshold = 64m
        [transfer]
        	# A damaged or hostile object is stopped at the door.
        	fsckObjects = true
        [receive]
        	# Whoever pushes into the vault can only add. (That nothing is forced is set by 'git init --shared', which fails where it is there twice.)
        	denyDeletes = true
        [gc]
        	# The vault packs when it is due, under its own lock; nothing starts by itself in the middle of a sync.
        	auto = 0
        [maintenance]
        	auto = false
        [repack]
        	writeBitmaps = false

        """;

    /// <summary>Makes the repository, or gives one that is there its settings.</summary>
    /// <remarks>It is made beside its place and moved there: a git that is killed leaves a folder that is neither empty nor a repository, which nobody could open, or make anew.</remarks>
    internal static async Task RunAsync(string path, VaultServices services, CancellationToken cancellationToken)
    {
        var git = new GitExecutable(services, repositoryPath: null);
        git.RequireVersion(cancellationToken);
        if (IsThere(path))
        {
            await MakeAsync(git, path, cancellationToken).ConfigureAwait(false);
            return;
        }

        var draft = DraftOf(path);
        RemoveFolder.WithReadOnlyFiles(draft);
        await MakeAsync(git, draft, cancellationToken).ConfigureAwait(false);
        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }

        Directory.Move(draft, path);
    }

    /// <summary>Gives the folder that a repository is made in before it is moved to its place.</summary>
    internal static string DraftOf(string path) => path + ".new";

    private static async Task MakeAsync(GitExecutable git, string path, CancellationToken cancellationToken)
    {
        await git.RequireAsync(
            // 0600: whatever the umask is, nobody else reads what is in it.
            new GitCommand("init", "--bare", "--quiet", "--shared=0600", "--template=", "--object-format=sha1", "--initial-branch=main", "--", path),
            cancellationToken).ConfigureAwait(false);
        await AddSettingsAsync(Path.Combine(path, "config"), cancellationToken).ConfigureAwait(false);
    }

    private static bool IsThere(string path)
    {
        if (File.Exists(path))
        {
            throw new RepositoryUnusableException(path, "it is a file");
        }

        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
        {
            return false;
        }

        RepositoryLayout.Read(path);
        return true;
    }

    private static async Task AddSettingsAsync(string path, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        if (text.Contains("[memoryvault]", StringComparison.Ordinal))
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(Settings.ReplaceLineEndings("\n"));
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
    }
}
