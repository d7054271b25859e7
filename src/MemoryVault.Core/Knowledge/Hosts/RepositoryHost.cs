using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Opens branches of git repositories: a folder of this machine, or any URL that git takes.</summary>
internal sealed class RepositoryHost(Vault vault) : IKnowledgeHost
{
    // Pushed to a folder with files beside its repository, those follow; where something there is not committed, git refuses, and says what.
    private const string UpdatesFiles = "git -c receive.denyCurrentBranch=updateInstead receive-pack";

    /// <inheritdoc/>
    public KnowledgePlace Read(string project, KnowledgeAddress address)
    {
        var url = RemoteUrl.Resolve(address.Repository!, vault.Services.Environment);
        return new KnowledgePlace
        {
            Name = EntryName.From(NameOf(url), "repository"), Url = url, Branch = address.Branch is { } branch ? BranchName.Check(branch) : null, Folder = Normalize(address.Folder),
        };
    }

    /// <inheritdoc/>
    public KnowledgeShape Describe(KnowledgeProject project, KnowledgePlace place) =>
        new(place.Folder switch { null => project.Name, "." => string.Empty, var folder => folder }, new PlainNames());

    /// <inheritdoc/>
    public async Task<KnowledgeLink> OpenAsync(KnowledgeProject project, KnowledgePlace place, KnowledgeAccess access, CancellationToken cancellationToken)
    {
        var remote = AccessTo(place.Url);
        var branch = place.Branch ?? await ReadHeadAsync(vault, place.Url, cancellationToken).ConfigureAwait(false);
        var exchange = new BranchExchange(vault.Repository, remote, $"refs/heads/{branch}", KnowledgeRefs.Incoming(project.Name, place.Name));
        return new KnowledgeLink(place, exchange, Describe(project, place), Credentials.Scrub(place.Url)) { Branch = branch };
    }

    /// <inheritdoc/>
    public bool HoldsOthers => true;

    /// <inheritdoc/>
    public Task DeleteAsync(KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A repository holds more than one project.");

    /// <summary>Gives the wire to a repository.</summary>
    internal static RemoteAccess AccessTo(string url) => new(url) { ReceivePack = Directory.Exists(url) ? UpdatesFiles : null };

    /// <summary>Gives the branch that a repository gives out by itself; <c>main</c> where it has none yet and does not say.</summary>
    /// <exception cref="RemoteFailedException">It cannot be reached or refuses.</exception>
    internal static async Task<string> ReadHeadAsync(Vault vault, string url, CancellationToken cancellationToken)
    {
        var folder = Directory.Exists(url) ? FolderRepository.TryOpen(vault.Services, url) : null;
        return (folder is null
            ? await vault.Repository.ReadRemoteHeadAsync(new RemoteAccess(url), cancellationToken).ConfigureAwait(false)
            : await folder.ReadBranchAsync(cancellationToken).ConfigureAwait(false)) ?? "main";
    }

    private static string NameOf(string url)
    {
        var name = url.TrimEnd('/', '\\').Split('/', '\\', ':')[^1];
        return name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    private static string? Normalize(string? folder)
    {
        if (folder is null or "." or "./")
        {
            return folder is null ? null : ".";
        }

        var path = folder.Trim('/');
        return path.Length > 0 && History.RestorableName.FindProblem(path, "linux") is null ? path : throw new InvalidInputException(
            folder, $"'{folder}' cannot be the folder of a project in a repository.", "Name it with '/' between folders: 'team/notes'; '.' is the top of the repository.");
    }
}
