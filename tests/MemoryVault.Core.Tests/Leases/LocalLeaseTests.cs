using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Leases;

/// <summary>Leases whose table stands in the vault's own repository.</summary>
public sealed class LocalLeaseTests : LeaseContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Folder => _folder["vault"];

    public override async Task InitializeAsync() =>
        await new CreateVault(new VaultServices()).RunAsync(new CreateVaultOptions { Path = Folder, Machine = "box" }, CancellationToken.None);

    public void Dispose() => _folder.Dispose();

    private protected override Task<Vault> JoinAsync(VaultServices services) => Task.FromResult(Vault.Open(Folder, services));

    private protected override async Task ReplaceTableAsync(Vault vault, byte[]? bytes)
    {
        var now = await vault.Repository.ReadRefAsync(Vault.LeasesRef, CancellationToken.None) ?? ObjectId.None;
        var next = ObjectId.None;
        if (bytes is not null)
        {
            var blob = new GitObject(GitObjectKind.Blob, bytes);
            await vault.Repository.Objects.WriteAsync([blob], CancellationToken.None);
            next = blob.ComputeId();
        }

        await vault.Repository.UpdateRefsAsync([new RefUpdate(Vault.LeasesRef, next, now)], "test", CancellationToken.None);
    }
}
