using System.Runtime.CompilerServices;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>Looks through the gists of the user for knowledge projects: all pages of them, and only ours, by their markers.</summary>
internal sealed class GistProjects(Vault vault)
{
    /// <summary>Completes what is known here of projects by what GitHub tells of their gists, and adds those that only it has.</summary>
    /// <param name="known">The projects of this machine.</param>
    /// <param name="options">Which are listed.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="VaultException">There is no token, or GitHub does not answer.</exception>
    internal async IAsyncEnumerable<KnowledgeInfo> CompleteAsync(
        IReadOnlyList<KnowledgeInfo> known, ListKnowledgeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var site = GitHubSite.Choose(options.GistHost, vault.Services.Environment);
        var token = await new GitHubTokens(vault.Services).RequireAsync(site, isPublication: false, cancellationToken).ConfigureAwait(false);
        using var service = new GistService(vault, site, token);
        var gists = new Dictionary<string, Gist>(StringComparer.Ordinal);
        await foreach (var gist in service.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            gists[gist.Id] = gist;
        }

        foreach (var info in known)
        {
            yield return info.GistId is { } id && gists.TryGetValue(id, out var gist) ? Complete(info, gist) : info;
        }

        var here = known.Select(info => info.GistId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var gist in gists.Values.Where(gist => !here.Contains(gist.Id)))
        {
            foreach (var project in gist.Projects.Where(project => NameWildcard.Matches(options.Name, project)))
            {
                yield return Complete(
                    new KnowledgeInfo { Project = project, Kind = KnowledgePlaceKind.Gist, GistId = gist.Id, Files = CountFiles(gist), State = KnowledgeState.Elsewhere }, gist);
            }
        }
    }

    private static KnowledgeInfo Complete(KnowledgeInfo info, Gist gist) =>
        info with { Url = gist.Url, Description = gist.Description, UpdatedAt = gist.UpdatedAt, IsPublic = gist.IsPublic };

    // A list names 300 files of a gist at the most: more is not known.
    private static int? CountFiles(Gist gist) => gist.IsTruncated ? null : gist.Files.Count(name => GistMarker.TryRead(name) is null);
}
