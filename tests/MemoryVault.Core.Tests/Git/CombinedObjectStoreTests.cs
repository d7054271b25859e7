using MemoryVault.Git;
using MemoryVault.LibGit2;

namespace MemoryVault.Tests.Git;

/// <summary>The contract on what a program that stays uses: libgit2 for reading, git's files and packs for writing.</summary>
public sealed class CombinedObjectStoreTests : ObjectStoreContract
{
    private protected override async Task<IObjectStore> OpenAsync(GitRepository repository)
    {
        var own = GitRepository.Open(Git.RepositoryPath, Git.Services with { ObjectStores = new LibGit2ObjectStoreProvider() });
        await own.GetVersionAsync(CancellationToken.None);
        return own.Objects;
    }
}
