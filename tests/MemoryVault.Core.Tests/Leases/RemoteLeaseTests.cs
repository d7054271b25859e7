using MemoryVault.Git;
using MemoryVault.Tests.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Leases;

/// <summary>Leases whose table stands in a remote that several vaults share: each participant has a clone of its own.</summary>
public abstract class RemoteLeaseTests : LeaseContract, IDisposable
{
    private readonly TestGit _git = new();
    private int _clones;

    private protected string Remote { get; private set; } = string.Empty;

    /// <summary>Gives the remote's URL.</summary>
    private protected abstract string UrlOf(string path);

    /// <summary>Gives the ref of the table there.</summary>
    private protected virtual string TableRef => Vault.LeasesRef;

    public override Task InitializeAsync()
    {
        Remote = _git.MakeRemote("remote.git");
        return Task.CompletedTask;
    }

    public virtual void Dispose()
    {
        _git.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected override async Task<Vault> JoinAsync(VaultServices services)
    {
        var folder = _git[$"clone {++_clones}"];
        await new CreateVault(services with { Clock = TimeProvider.System }).RunAsync(new CreateVaultOptions { Path = folder, Machine = "box" }, CancellationToken.None);
        var vault = Vault.Open(folder, services);
        var remotes = new RemoteRegistry(vault);
        await remotes.AddAsync("origin", UrlOf(Remote), CancellationToken.None);
        await remotes.SetAsync("origin", coordinate: true, CancellationToken.None);
        return vault;
    }

    private protected override Task ReplaceTableAsync(Vault vault, byte[]? bytes)
    {
        if (bytes is null)
        {
            _git.RunIn(Remote, null, "update-ref", "-d", TableRef);
            return Task.CompletedTask;
        }

        var blob = _git.RunIn(Remote, bytes, "hash-object", "-w", "--stdin");
        _git.RunIn(Remote, null, "update-ref", TableRef, MakeTip(blob));
        return Task.CompletedTask;
    }

    /// <summary>Gives what the ref of the table points to.</summary>
    private protected virtual string MakeTip(string blob) => blob;

    private protected string RunInRemote(byte[]? input, params string[] arguments) => _git.RunIn(Remote, input, arguments);

    private protected void WriteHook(string name, string text) => _git.WriteScript(Path.Combine(Remote, "hooks", name), text);
}
