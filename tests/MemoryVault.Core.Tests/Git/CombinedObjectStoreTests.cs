using MemoryVault.Git;
using MemoryVault.LibGit2;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Git;

/// <summary>The contract on what a program that stays uses: libgit2 for reading, git's files and packs for writing.</summary>
public sealed class CombinedObjectStoreTests : ObjectStoreContract
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(-12)]
    public async Task An_object_that_was_cut_short_does_not_hang_the_program(int length)
    {
        await using var repository = await Git.OpenAsync();
        var commit = Git.Commit("whole");
        var other = Git.Commit("cut", commit);
        Cut(other, length);
        await using var store = await OpenAsync(repository);
        var work = Task.Run(async () =>
        {
            await TryAsync(() => store.TryReadHeaderAsync(other, CancellationToken.None));
            Assert.Null(await TryAsync(() => store.TryReadAsync(other, CancellationToken.None)));
            Assert.NotNull(await store.TryReadAsync(commit, CancellationToken.None));
            await Assert.ThrowsAnyAsync<VaultException>(async () => await store.FindMergeBaseAsync(commit, other, CancellationToken.None));
            await Assert.ThrowsAnyAsync<VaultException>(async () => await store.CountAheadBehindAsync(other, commit, CancellationToken.None));
        });
        await work.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private void Cut(ObjectId id, int length)
    {
        var path = Path.Combine(Git.RepositoryPath, "objects", id.ToString()[..2], id.ToString()[2..]);
        var bytes = File.ReadAllBytes(path);
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllBytes(path, bytes[..(length < 0 ? bytes.Length + length : length)]);
    }

    private static async Task<T?> TryAsync<T>(Func<ValueTask<T?>> read)
    {
        try
        {
            return await read();
        }
        catch (ObjectCorruptException)
        {
            return default;
        }
    }

    private protected override async Task<IObjectStore> OpenAsync(GitRepository repository)
    {
        var own = GitRepository.Open(Git.RepositoryPath, Git.Services with { ObjectStores = new LibGit2ObjectStoreProvider() });
        await own.GetVersionAsync(CancellationToken.None);
        return own.Objects;
    }
}
