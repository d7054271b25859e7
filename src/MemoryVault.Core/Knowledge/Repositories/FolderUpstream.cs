using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>The own remote of a repository that lies in a folder of this machine: brings what it has into the branch there, and pushes the branch to it.</summary>
internal sealed class FolderUpstream
{
    private const int Attempts = 10;

    private readonly Vault _vault;
    private readonly FolderRepository _repository;
    private readonly string _folder;
    private readonly string _branch;

    /// <summary>Takes the branch of a place.</summary>
    /// <exception cref="InvalidInputException">It is in no folder of this machine.</exception>
    internal FolderUpstream(Vault vault, KnowledgeLink link)
        : this(vault, link.Place.Url, link.Branch)
    {
    }

    /// <summary>Takes a branch of a folder.</summary>
    /// <exception cref="InvalidInputException">The folder is none of this machine.</exception>
    internal FolderUpstream(Vault vault, string folder, string? branch)
    {
        _repository = (Directory.Exists(folder) ? FolderRepository.TryOpen(vault.Services, folder) : null) ?? throw new InvalidInputException(
            folder, $"'{Credentials.Scrub(folder)}' is no repository in a folder of this machine, so that it has no remote of its own.", Advice.Of($"Leave out {new HeadWords("--push and --fetch", "-Push and -Fetch")}."));
        (_vault, _folder, _branch) = (vault, folder, branch ?? "main");
    }

    /// <summary>Lists what is not committed in a folder; nothing where it is no repository.</summary>
    internal static async Task<IReadOnlyList<string>> FindUnsavedAsync(Vault vault, string folder, CancellationToken cancellationToken) =>
        Directory.Exists(folder) && FolderRepository.TryOpen(vault.Services, folder) is { } repository ? await repository.ListUnsavedAsync(cancellationToken).ConfigureAwait(false) : [];

    /// <summary>Brings what the remote has into the branch: forward, else by a merge.</summary>
    /// <exception cref="KnowledgeConflictException">Both changed the same things.</exception>
    /// <exception cref="RemoteFailedException">The remote cannot be reached, or the folder has files that are not committed.</exception>
    internal async Task FetchAsync(Signature author, MergeStrategy strategy, CancellationToken cancellationToken)
    {
        var (remote, branch) = await FindAsync(cancellationToken).ConfigureAwait(false);
        await _repository.FetchAsync(remote, cancellationToken).ConfigureAwait(false);
        var merge = new BranchMerge(_vault, _folder, _branch, new PendingObjects(_vault.Repository.Objects)) { Strategy = strategy, Author = author };
        await merge.RunAsync([new MergedBranch($"{remote}/{branch}", $"refs/remotes/{remote}/{branch}") { MayBeMissing = true }], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Pushes the branch, also what an earlier push left behind.</summary>
    /// <returns>The remote's name.</returns>
    /// <inheritdoc cref="FetchAsync" path="/exception"/>
    internal async Task<string> PushAsync(Signature author, MergeStrategy strategy, CancellationToken cancellationToken)
    {
        var (remote, branch) = await FindAsync(cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _repository.PushAsync(remote, _branch, branch, cancellationToken).ConfigureAwait(false);
                return remote;
            }
            catch (RemoteFailedException e) when (e.Failure == RemoteFailure.NonFastForward && attempt < Attempts)
            {
                await FetchAsync(author, strategy, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<(string Remote, string Branch)> FindAsync(CancellationToken cancellationToken)
    {
        var remote = await _repository.ReadSettingAsync($"branch.{_branch}.remote", cancellationToken).ConfigureAwait(false);
        var merge = await _repository.ReadSettingAsync($"branch.{_branch}.merge", cancellationToken).ConfigureAwait(false);
        if (remote is not null and not "." && merge is not null)
        {
            return (remote, merge.StartsWith("refs/heads/", StringComparison.Ordinal) ? merge["refs/heads/".Length..] : merge);
        }

        var remotes = await _repository.ListRemotesAsync(cancellationToken).ConfigureAwait(false);
        return remotes.Contains("origin") ? ("origin", _branch) : remotes is [var only] ? (only, _branch) : throw new InvalidInputException(
            _folder,
            remotes.Count == 0 ? $"The repository '{_folder}' has no remote." : $"The repository '{_folder}' has several remotes, and branch '{_branch}' follows none of them.",
            $"Say which it is: git -C '{_folder}' {(remotes.Count == 0 ? "remote add origin URL" : $"branch --set-upstream-to=REMOTE/{_branch} {_branch}")}.");
    }
}
