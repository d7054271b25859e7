using System.Globalization;
using System.Text;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A repository in a folder of this machine, bare or with its files beside it: what only git in that folder can do.</summary>
internal sealed class FolderRepository
{
    private readonly GitExecutable _git;
    private readonly string _folder;
    private readonly bool _hasFiles;

    private FolderRepository(VaultServices services, string folder, string repository, bool hasFiles) =>
        (_git, _folder, _hasFiles) = (new GitExecutable(services, repository), folder, hasFiles);

    /// <summary>Opens one; null where the folder is none.</summary>
    internal static FolderRepository? TryOpen(VaultServices services, string folder)
    {
        var inside = Path.Combine(folder, ".git");
        return Path.Exists(inside) ? new FolderRepository(services, folder, inside, hasFiles: true)
            : File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")) ? new FolderRepository(services, folder, folder, hasFiles: false)
            : null;
    }

    /// <summary>Makes one; files that are in the folder stay, and are not taken in.</summary>
    /// <exception cref="GitFailedException">git could not.</exception>
    internal static async Task<FolderRepository> CreateAsync(VaultServices services, string folder, string branch, bool isBare, CancellationToken cancellationToken)
    {
        string[] kind = isBare ? ["--bare"] : [];
        await new GitExecutable(services, repositoryPath: null).RequireAsync(
            new GitCommand(["init", "--quiet", "--object-format=sha1", $"--initial-branch={branch}", .. kind, "--", folder]), cancellationToken).ConfigureAwait(false);
        return TryOpen(services, folder) ?? throw new RepositoryUnusableException(folder, "git made no repository there");
    }

    /// <summary>Commits the first files of a branch that has no commit yet. A file that is there already is taken as it is.</summary>
    /// <returns>The commit.</returns>
    /// <exception cref="GitFailedException">git could not: a hook, a right, no identity.</exception>
    internal async Task<ObjectId> CommitFirstAsync(string branch, IReadOnlyList<KeyValuePair<string, byte[]>> files, string message, CancellationToken cancellationToken)
    {
        var entries = new StringBuilder();
        var index = new List<string> { "update-index", "--add" };
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(_folder, name);
            if (_hasFiles && !File.Exists(path))
            {
                await File.WriteAllBytesAsync(path, content, cancellationToken).ConfigureAwait(false);
            }

            var bytes = _hasFiles ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false) : content;
            var blob = (await _git.RequireAsync(Command("hash-object", "-w", "--stdin").WithInput(bytes), cancellationToken).ConfigureAwait(false)).Lines[0];
            index.AddRange(["--cacheinfo", $"100644,{blob},{name}"]);
            entries.Append(CultureInfo.InvariantCulture, $"100644 blob {blob}\t{name}\n");
        }

        var tree = (await _git.RequireAsync(Command("mktree").WithInput(Encoding.UTF8.GetBytes(entries.ToString())), cancellationToken).ConfigureAwait(false)).ReadId().ToString();
        var identity = Command("commit-tree", "-m", message, tree) with { Variables = await ReadIdentityAsync(cancellationToken).ConfigureAwait(false) };
        var commit = (await _git.RequireAsync(identity, cancellationToken).ConfigureAwait(false)).ReadId().ToString();
        await _git.RequireAsync(Command("update-ref", $"refs/heads/{branch}", commit, string.Empty), cancellationToken).ConfigureAwait(false);
        if (_hasFiles)
        {
            await _git.RequireAsync(Command([.. index]), cancellationToken).ConfigureAwait(false);
        }

        return ObjectId.Parse(commit);
    }

    /// <summary>Reads the branch that it is at, which may have no commit yet; null where it is at none.</summary>
    internal async Task<string?> ReadBranchAsync(CancellationToken cancellationToken) =>
        await TryReadAsync(cancellationToken, "symbolic-ref", "--short", "--quiet", "HEAD").ConfigureAwait(false);

    /// <summary>Reads where a branch is; null where there is none.</summary>
    internal async Task<ObjectId?> ReadTipAsync(string branch, CancellationToken cancellationToken)
    {
        var output = await _git.RunAsync(Command("rev-parse", "--verify", "--quiet", $"refs/heads/{branch}^{{commit}}"), cancellationToken).ConfigureAwait(false);
        return output.ExitCode == 0 && output.Lines.Length > 0 ? output.ReadId() : null;
    }

    /// <summary>Reads a setting; null where it is not set.</summary>
    internal Task<string?> ReadSettingAsync(string name, CancellationToken cancellationToken) => TryReadAsync(cancellationToken, "config", "--get", name);

    /// <summary>Lists its remotes.</summary>
    internal async Task<IReadOnlyList<string>> ListRemotesAsync(CancellationToken cancellationToken) =>
        (await _git.RequireAsync(Command("remote"), cancellationToken).ConfigureAwait(false)).Lines;

    /// <summary>Lists what of its files is not committed: the paths, as git tells them.</summary>
    internal async Task<IReadOnlyList<string>> ListUnsavedAsync(CancellationToken cancellationToken)
    {
        var output = _hasFiles ? await _git.RunAsync(Command("status", "--porcelain", "--untracked-files=no"), cancellationToken).ConfigureAwait(false) : null;
        return output is { ExitCode: 0 } ? [.. output.Lines.Select(line => line[3..])] : [];
    }

    /// <summary>Fetches the branches of a remote.</summary>
    /// <exception cref="RemoteFailedException">It cannot be reached or refuses.</exception>
    internal async Task FetchAsync(string remote, CancellationToken cancellationToken)
    {
        var output = await _git.RunAsync(LongCommand("fetch", "--no-tags", "--no-recurse-submodules", "--", remote), cancellationToken).ConfigureAwait(false);
        if (output.ExitCode != 0)
        {
            throw new RemoteFailedException(remote, RemoteFailureText.Classify(output.ErrorText), output.ErrorText);
        }
    }

    /// <summary>Pushes a branch to one of a remote, never forced.</summary>
    /// <exception cref="RemoteFailedException">It cannot be reached or refuses.</exception>
    internal async Task PushAsync(string remote, string branch, string remoteBranch, CancellationToken cancellationToken)
    {
        var output = await _git.RunAsync(
            LongCommand("push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no", "--", remote, $"refs/heads/{branch}:refs/heads/{remoteBranch}"), cancellationToken).ConfigureAwait(false);
        if (output.ExitCode != 0)
        {
            throw PushReport.Failure(remote, output);
        }
    }

    private async Task<KeyValuePair<string, string>[]> ReadIdentityAsync(CancellationToken cancellationToken)
    {
        var machine = _git.Machine;
        var name = machine.Variable("GIT_AUTHOR_NAME") ?? await ReadSettingAsync("user.name", cancellationToken).ConfigureAwait(false) ?? machine.UserName;
        var email = machine.Variable("GIT_AUTHOR_EMAIL") ?? await ReadSettingAsync("user.email", cancellationToken).ConfigureAwait(false) ?? $"{machine.UserName}@{machine.MachineName}";
        return [new("GIT_AUTHOR_NAME", name), new("GIT_AUTHOR_EMAIL", email), new("GIT_COMMITTER_NAME", name), new("GIT_COMMITTER_EMAIL", email)];
    }

    private async Task<string?> TryReadAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var output = await _git.RunAsync(Command(arguments), cancellationToken).ConfigureAwait(false);
        return output.ExitCode == 0 && output.Text.TrimEnd('\n') is { Length: > 0 } text ? text : null;
    }

    private GitCommand Command(params string[] arguments) => new(arguments) { IsBrief = true, Folder = _folder };

    private GitCommand LongCommand(params string[] arguments) => new(arguments) { Folder = _folder, IdleTimeout = TimeSpan.FromSeconds(120), ReachesRemote = true };
}
