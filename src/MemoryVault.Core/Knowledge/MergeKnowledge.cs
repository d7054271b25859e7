using MemoryVault.Git;
using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// Merges branches of a shared repository, as those of several agents, by the content of their files: JSON by value, JSONL by record, other text by line.
/// All of them, or none: a conflict that no strategy decides changes nothing.
/// </summary>
public sealed class MergeKnowledge(Vault vault)
{
    /// <summary>Merges.</summary>
    /// <exception cref="KnowledgeConflictException">Two changed the same things, and no strategy decides.</exception>
    /// <exception cref="KnowledgePlaceFailedException">The repository cannot be reached, or refused.</exception>
    /// <exception cref="VaultException">A branch is none, or not there.</exception>
    public async Task<KnowledgeMergeResult> RunAsync(MergeKnowledgeOptions options, CancellationToken cancellationToken)
    {
        var url = RemoteUrl.Resolve(options.Repository, vault.Services.Environment);
        var branches = options.Branches.Count > 0 ? options.Branches.Select(branch => new MergedBranch(BranchName.Check(branch), $"refs/heads/{branch}")).ToArray()
            : throw new InvalidInputException(null, "No branch is named that is to be merged.", "Name one or more.");
        if (vault.Configuration.Knowledge.SelectMany(project => project.Places).Any(place => place.Url == url && place.IsEncrypted))
        {
            throw new InvalidInputException(Credentials.Scrub(url), $"What is in '{Credentials.Scrub(url)}' is encrypted, so that its branches cannot be merged there.", "Receive from each of its places: that merges, too.");
        }

        try
        {
            var into = options.Into is { } named ? BranchName.Check(named) : await RepositoryHost.ReadHeadAsync(vault, url, cancellationToken).ConfigureAwait(false);
            return await MergeAsync(options, url, into, branches, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e)
        {
            throw new KnowledgePlaceFailedException(string.Join(", ", options.Branches), Credentials.Scrub(url), isPublication: true, e);
        }
    }

    private async Task<KnowledgeMergeResult> MergeAsync(MergeKnowledgeOptions options, string url, string into, MergedBranch[] branches, CancellationToken cancellationToken)
    {
        var author = await KnowledgeAuthor.ReadAsync(vault, options.Author, cancellationToken).ConfigureAwait(false);
        var merge = new BranchMerge(vault, url, into, new PendingObjects(vault.Repository.Objects))
        {
            Strategy = options.Strategy, Author = author, Message = options.Message, DryRun = options.DryRun, SecretPolicy = PolicyOf(url),
        };
        var result = await merge.RunAsync(branches, cancellationToken).ConfigureAwait(false);
        var store = vault.Repository.Objects;
        var changes = await KnowledgeChanges.CompareAsync(
            store,
            await store.ReadRootTreeAsync(result.Before, cancellationToken).ConfigureAwait(false),
            await store.ReadRootTreeAsync(result.Tip, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return new KnowledgeMergeResult
        {
            Url = Credentials.Scrub(url),
            Into = into,
            Revision = result.Tip!.ToString(),
            Merged = result.Merged,
            Contained = result.Contained,
            Changes = changes.All,
            PushedTo = options is { Push: true, DryRun: false } ? await new FolderUpstream(vault, url, into).PushAsync(author, options.Strategy, cancellationToken).ConfigureAwait(false) : null,
            DryRun = options.DryRun,
        };
    }

    // What may go to the repository with a project may also go from one of its branches to another.
    private SecretPolicy PolicyOf(string url)
    {
        var policies = vault.Configuration.Knowledge.SelectMany(project => project.Places).Where(place => place.Url == url).Select(place => place.SecretPolicy).ToArray();
        return policies.Length > 0 && Array.TrueForAll(policies, policy => policy == SecretPolicy.Allow) ? SecretPolicy.Allow : SecretPolicy.Block;
    }
}
