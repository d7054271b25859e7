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
    public async Task<KnowledgeLink> OpenAsync(KnowledgeProject project, KnowledgePlace place, KnowledgeAccess access, CancellationToken cancellationToken)
    {
        var remote = new RemoteAccess(place.Url) { ReceivePack = Directory.Exists(place.Url) ? UpdatesFiles : null };
        var branch = place.Branch ?? await vault.Repository.ReadRemoteHeadAsync(remote, cancellationToken).ConfigureAwait(false) ?? "main";
        var exchange = new BranchExchange(vault.Repository, remote, $"refs/heads/{branch}", KnowledgeRefs.Incoming(project.Name, place.Name));
        return new KnowledgeLink(place, exchange)
        {
            Folder = place.Folder switch { null => project.Name, "." => string.Empty, var folder => folder },
            Branch = branch,
            Url = Credentials.Scrub(place.Url),
        };
    }

    /// <inheritdoc/>
    public Task<bool> TryDeleteAsync(KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken) => Task.FromResult(false);

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
