using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Opens exchanges through envelopes. Nothing is contacted.</summary>
internal static class EnvelopeExchanges
{
    /// <summary>Opens one.</summary>
    /// <param name="repository">The repository whose commits are exchanged.</param>
    /// <param name="remote">The place: a git repository, also that of a gist, or a folder of this machine that is none.</param>
    /// <param name="branch">The branch, where it is a repository: <c>refs/heads/main</c>.</param>
    /// <param name="settings">The rest.</param>
    internal static EnvelopeExchange Open(GitRepository repository, RemoteAccess remote, string branch, EnvelopeSettings settings) =>
        new(repository, OpenStorage(remote, branch, settings.Paths, settings.Services, repository.RemoteTimeout), settings);

    /// <summary>Opens the storage alone.</summary>
    internal static IEnvelopeStorage OpenStorage(RemoteAccess remote, string branch, EnvelopePaths paths, VaultServices services, TimeSpan timeout) =>
        FolderOf(remote.Url) is { } folder
            ? new FolderStorage(folder, services.Clock)
            : new BranchStorage(paths.Storage, remote, branch, services) { Timeout = timeout };

    /// <summary>Gives the folder that a URL names, if it is one of this machine and no git repository: one that is not there, or holds something else.</summary>
    internal static string? FolderOf(string url)
    {
        const string Scheme = "file://";
        var path = url.StartsWith(Scheme + "/", StringComparison.OrdinalIgnoreCase) ? new Uri(url).LocalPath : url;
        return Path.IsPathFullyQualified(path) && !IsRepository(path) && !IsRepository(Path.Combine(path, ".git")) && !File.Exists(Path.Combine(path, ".git")) && !IsRepository(path + ".git")
            ? Path.TrimEndingDirectorySeparator(path) : null;
    }

    private static bool IsRepository(string path) => File.Exists(Path.Combine(path, "HEAD")) && Directory.Exists(Path.Combine(path, "objects"));
}
