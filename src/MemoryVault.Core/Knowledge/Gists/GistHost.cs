using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>Opens gists. They are made, described and deleted by the REST interface; all else goes over the git repository that each of them is.</summary>
internal sealed class GistHost(Vault vault) : IKnowledgeHost
{
    private readonly GitHubTokens _tokens = new(vault.Services);

    /// <inheritdoc/>
    public KnowledgePlace Read(string project, KnowledgeAddress address)
    {
        if (address.Folder is not (null or ".") || address.Branch is not null)
        {
            throw new InvalidInputException(
                address.Folder ?? address.Branch, "A gist has neither folders nor branches to choose from.", Advice.Of($"Leave out {new HeadWords("--folder and --branch", "-Folder and -Branch")}, or use a repository."));
        }

        var site = GitHubSite.Choose(address.GistHost, vault.Services.Environment);
        return new KnowledgePlace
        {
            Name = "gist", Kind = KnowledgePlaceKind.Gist, Url = site.ApiUrl, GistId = string.IsNullOrEmpty(address.Gist) ? null : GistId.Read(address.Gist, site),
        };
    }

    /// <inheritdoc/>
    public bool HoldsOthers => false;

    /// <inheritdoc/>
    public KnowledgeShape Describe(KnowledgeProject project, KnowledgePlace place) =>
        new(string.Empty, new GistNames()) { Fixed = [new(GistMarker.NameOf(project.Name), GistMarker.Content)] };

    /// <inheritdoc/>
    public async Task<KnowledgeLink> OpenAsync(KnowledgeProject project, KnowledgePlace place, KnowledgeAccess access, CancellationToken cancellationToken)
    {
        var site = GitHubSite.Choose(place.Url, vault.Services.Environment);
        var token = access.MayCreate
            ? await _tokens.RequireAsync(site, isPublication: true, cancellationToken).ConfigureAwait(false)
            : await _tokens.FindAsync(site, cancellationToken).ConfigureAwait(false);
        using var service = new GistService(vault, site, token, access.MayCreate);
        if (place.GistId is null && !access.MayCreate)
        {
            return new KnowledgeLink(place, new UnmadeGist(site), Describe(project, place), $"https://gist.{site.Host}");
        }

        var addresses = new GistAddresses(vault, site, service);
        if (place.GistId is null)
        {
            place = place with { GistId = await CreateAsync(project, access, service, addresses, cancellationToken).ConfigureAwait(false) };
        }
        else if (access.MayCreate)
        {
            await DescribeAsync(place.GistId, access, service, cancellationToken).ConfigureAwait(false);
        }

        return await LinkAsync(project, place, access, addresses, token, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken)
    {
        if (place.GistId is not { } id)
        {
            return;
        }

        var site = GitHubSite.Choose(place.Url, vault.Services.Environment);
        using var service = new GistService(vault, site, await _tokens.RequireAsync(site, isPublication: false, cancellationToken).ConfigureAwait(false));
        try
        {
            await service.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (GitHubFailedException e) when (e.Failure == GitHubFailure.NotFound)
        {
            // It may be gone already. One that is there, but may not be deleted, is answered alike.
            if (await service.ExistsAsync(id, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    private async Task<string> CreateAsync(
        KnowledgeProject project, KnowledgeAccess access, GistService service, GistAddresses addresses, CancellationToken cancellationToken)
    {
        var gist = await service.CreateAsync(
            access.Description ?? $"{project.Name}: knowledge shared with MemoryVault", access.IsPublic, GistMarker.NameOf(project.Name), GistMarker.Content, cancellationToken).ConfigureAwait(false);
        addresses.Keep(gist);
        vault.Log(VaultLogLevel.Information, "gist.created", $"Made the {(gist.IsPublic ? "public" : "secret")} gist {gist.Url}.", gist.Id);
        if (!gist.IsPublic)
        {
            SecretGistNotice.TellOnce(vault);
        }

        return gist.Id;
    }

    private static async Task DescribeAsync(string id, KnowledgeAccess access, GistService service, CancellationToken cancellationToken)
    {
        if (access.Description is null && !access.IsPublic)
        {
            return;
        }

        var gist = await service.GetAsync(id, cancellationToken).ConfigureAwait(false);
        if (access.IsPublic && !gist.IsPublic)
        {
            throw new InvalidInputException(
                id, $"The gist '{id}' is secret, and GitHub lets nobody change that.", Advice.Of($"Leave out {new HeadWords("--public", "-Public")}, or make another gist for the project."));
        }

        if (access.Description is { } description && description != gist.Description)
        {
            await service.DescribeAsync(id, description, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<KnowledgeLink> LinkAsync(
        KnowledgeProject project, KnowledgePlace place, KnowledgeAccess access, GistAddresses addresses, GitHubToken? token, CancellationToken cancellationToken)
    {
        var (gitUrl, page) = await addresses.FindAsync(place.GistId!, cancellationToken).ConfigureAwait(false);
        var remote = new RemoteAccess(gitUrl) { Variables = GistGitVariables.For(gitUrl, token, vault.Services.Environment) };
        var exchange = new LazyBranchExchange(vault.Repository, remote, KnowledgeRefs.Incoming(project.Name, place.Name));
        return new KnowledgeLink(place, new GistExchange(exchange, place.GistId!, addresses.Site, token, access.MayCreate), Describe(project, place), page);
    }
}
