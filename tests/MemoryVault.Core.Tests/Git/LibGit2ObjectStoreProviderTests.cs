using MemoryVault.Git;
using MemoryVault.LibGit2;

namespace MemoryVault.Tests.Git;

public sealed class LibGit2ObjectStoreProviderTests : IDisposable
{
    private readonly TestGit _git = new();

    [Fact]
    public async Task Without_a_library_the_vault_works_and_says_why()
    {
        await using (await _git.OpenAsync())
        {
        }

        var services = _git.Services with { ObjectStores = new LibGit2ObjectStoreProvider(_git["no-such-library.so"]) };
        await using var repository = GitRepository.Open(_git.RepositoryPath, services);
        Assert.StartsWith("git", repository.Objects.Engine, StringComparison.Ordinal);
        Assert.Contains("no-such-library.so", repository.ObjectsNote, StringComparison.Ordinal);
        Assert.NotNull(await repository.Objects.TryReadAsync(_git.Commit("a"), CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_is_no_libgit2_is_not_used()
    {
        await using (await _git.OpenAsync())
        {
        }

        var file = _git["libgit2.so"];
        await File.WriteAllTextAsync(file, "no library");
        Assert.False(new LibGit2ObjectStoreProvider(file).TryOpen(_git.RepositoryPath, out var store, out var reason));
        Assert.Null(store);
        Assert.Contains(file, reason, StringComparison.Ordinal);
    }

    [RequiresLibGit2Fact]
    public async Task The_policy_the_program_s_life_and_alternates_decide()
    {
        await using (await _git.OpenAsync())
        {
        }

        var services = _git.Services with { ObjectStores = new LibGit2ObjectStoreProvider() };
        await using (var repository = GitRepository.Open(_git.RepositoryPath, services, "git"))
        {
            Assert.StartsWith("git", repository.Objects.Engine, StringComparison.Ordinal);
            Assert.NotNull(repository.ObjectsNote);
        }

        await using (var repository = GitRepository.Open(_git.RepositoryPath, services))
        {
            Assert.StartsWith("libgit2 1.", repository.Objects.Engine, StringComparison.Ordinal);
            Assert.Null(repository.ObjectsNote);
        }

        var brief = services with { IsShortLived = true };
        await using (var repository = GitRepository.Open(_git.RepositoryPath, brief))
        {
            Assert.StartsWith("git", repository.Objects.Engine, StringComparison.Ordinal);
            Assert.Null(repository.ObjectsNote);
        }

        await using (var repository = GitRepository.Open(_git.RepositoryPath, brief, "libgit2"))
        {
            Assert.StartsWith("libgit2 1.", repository.Objects.Engine, StringComparison.Ordinal);
        }

        var other = _git.MakeRemote("other.git");
        Directory.CreateDirectory(Path.Combine(_git.RepositoryPath, "objects", "info"));
        await File.WriteAllTextAsync(Path.Combine(_git.RepositoryPath, "objects", "info", "alternates"), Path.Combine(other, "objects") + "\n");
        var borrowed = _git.RunIn(other, "lent"u8.ToArray(), "hash-object", "-w", "--stdin");
        await using (var repository = GitRepository.Open(_git.RepositoryPath, services))
        {
            Assert.StartsWith("git", repository.Objects.Engine, StringComparison.Ordinal);
            Assert.NotNull(await repository.Objects.TryReadAsync(ObjectId.Parse(borrowed), CancellationToken.None));
            Assert.Contains((await repository.FsckAsync(CancellationToken.None)).Problems, p => p.Contains("alternates", StringComparison.Ordinal));
        }
    }

    public void Dispose() => _git.Dispose();
}
