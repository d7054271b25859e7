namespace MemoryVault.Git;

/// <summary>
/// Looks into the configuration before a remote is spoken to, and before objects are thrown away. Settings of the user are obeyed. Settings inside
/// <c>repository.git/config</c> that run a program or send the vault elsewhere are refused: a vault copied from a stranger may hold
/// them, and ours never does.
/// </summary>
internal sealed class RepositoryTrust(GitExecutable git)
{
    private static readonly string[] Refused =
    [
        "core.sshcommand", "core.gitproxy", "core.askpass", "core.worktree", "include.path", "ssh.variant", "remote.pushdefault",
        "extensions.partialclone", "gc.recentobjectshook", "core.alternaterefscommand", "uploadpack.packobjectshook",
    ];

    private static readonly string[] RefusedSections =
    [
        "credential.", "url.", "includeif.", "http.", "https.", "protocol.", "remote.", "gpg.", "filter.", "alias.", "fetch.bundle",
    ];

    private bool? _userSetsSsh;

    /// <summary>Throws where the repository's own configuration cannot be trusted; asks git once.</summary>
    /// <returns>True where the user chose how ssh is run.</returns>
    /// <exception cref="RepositoryUnusableException">It cannot.</exception>
    internal async ValueTask<bool> RequireAsync(CancellationToken cancellationToken) =>
        _userSetsSsh ??= await ReadAsync(cancellationToken).ConfigureAwait(false);

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var command = new GitCommand("config", "--list", "--show-scope", "--name-only", "-z") { IsBrief = true };
        var output = await git.RequireAsync(command, cancellationToken).ConfigureAwait(false);
        var fields = output.Text.Split('\0');
        var userSetsSsh = false;
        for (var i = 0; i + 1 < fields.Length; i += 2)
        {
            var (scope, key) = (fields[i], fields[i + 1]);
            userSetsSsh |= key == "core.sshcommand";
            if (scope is "local" or "worktree" && IsRefused(key))
            {
                throw new RepositoryUnusableException(
                    git.RepositoryPath!,
                    $"its own configuration sets '{key}', which can run a program or change where data goes; if that is yours, move it to ~/.gitconfig "
                    + $"(git config --file '{Path.Combine(git.RepositoryPath!, "config")}' --unset-all '{key}')");
            }
        }

        return userSetsSsh;
    }

    private static bool IsRefused(string key) =>
        Array.IndexOf(Refused, key) >= 0
        || (Array.Exists(RefusedSections, section => key.StartsWith(section, StringComparison.Ordinal)) && !IsOfClone(key));

    /// <summary>
    /// What <c>git clone --bare</c> and <c>--mirror</c> write. A remote by such a name is never asked for, as we give git the URL; one
    /// that is named like a URL would be taken for it.
    /// </summary>
    private static bool IsOfClone(string key)
    {
        var names = key.Split('.');
        return names is ["remote", { Length: > 0 } name, "url" or "fetch" or "mirror"] && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }
}
