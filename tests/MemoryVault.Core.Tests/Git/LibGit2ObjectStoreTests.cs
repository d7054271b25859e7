using MemoryVault.Git;
using MemoryVault.LibGit2;

namespace MemoryVault.Tests.Git;

/// <summary>The contract on libgit2; on a machine without it, the same tests run on what the vault falls back to.</summary>
public sealed class LibGit2ObjectStoreTests : ObjectStoreContract
{
    [RequiresLibGit2Fact]
    public async Task It_is_libgit2_that_is_tested_here()
    {
        await using var repository = await Git.OpenAsync();
        await using var store = await OpenAsync(repository);
        Assert.StartsWith("libgit2 ", store.Engine, StringComparison.Ordinal);
    }

    private protected override async Task<IObjectStore> OpenAsync(GitRepository repository)
    {
        if (new LibGit2ObjectStoreProvider().TryOpen(Git.RepositoryPath, out var store, out _))
        {
            return store;
        }

        var own = GitRepository.Open(Git.RepositoryPath, Git.Services);
        await own.GetVersionAsync(CancellationToken.None);
        return own.Objects;
    }
}
