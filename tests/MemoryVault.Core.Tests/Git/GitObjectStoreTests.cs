using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

public sealed class GitObjectStoreTests : ObjectStoreContract
{
    private protected override async Task<IObjectStore> OpenAsync(GitRepository repository)
    {
        var own = GitRepository.Open(Git.RepositoryPath, Git.Services, "git");
        await own.GetVersionAsync(CancellationToken.None);
        return own.Objects;
    }
}
