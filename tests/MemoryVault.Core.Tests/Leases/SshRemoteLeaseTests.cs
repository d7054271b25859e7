using MemoryVault.Git;
using MemoryVault.GitHub;
using MemoryVault.Leases;
using MemoryVault.Tests.Backup;
using MemoryVault.Tests.Git;
using MemoryVault.Tests.Vaults.Sharing;
using MemoryVault.Vaults;
using MemoryVault.Vaults.Sharing;

namespace MemoryVault.Tests.Leases;

/// <summary>Leases over a real sshd; the whole contract is run over files and HTTP.</summary>
public sealed class SshRemoteLeaseTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly SharedScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [RequiresSshServerFact]
    public async Task A_lease_on_one_machine_keeps_out_another_and_is_refused_when_the_server_is_gone()
    {
        using var server = new SshServer();
        var ann = await JoinAsync(server, "ann");
        var bob = await JoinAsync(server, "bob");

        var lease = await new LeaseRegistry(ann).EnterAsync(Ask("ann"), None);
        var refused = await Assert.ThrowsAsync<LeaseHeldException>(() => new LeaseRegistry(bob).EnterAsync(Ask("bob"), None));
        Assert.Equal(lease.LeaseId, refused.Obstacle.LeaseId);
        await new LeaseRegistry(ann).ExitAsync(new LeaseClaim("ann"), None);
        Assert.True((await new LeaseRegistry(bob).EnterAsync(Ask("bob"), None)).FencingToken > lease.FencingToken);

        server.Stop();
        var gone = await Assert.ThrowsAsync<CoordinationFailedException>(() => new LeaseRegistry(ann).EnterAsync(Ask("ann"), None));
        Assert.Equal((RemoteFailure.Unreachable, "origin"), (gone.Failure, gone.Target));
        await ann.DisposeAsync();
        await bob.DisposeAsync();
    }

    private static LeaseOptions Ask(string agent) => new() { AgentId = agent, Scope = LeaseScope.Parse("tasks") };

    private async Task<Vault> JoinAsync(SshServer server, string machine)
    {
        var scene = await _scene.JoinAsync(machine, server.UrlOf(_scene.Remote));
        var variables = new Dictionary<string, string>(scene.Services.Environment.Variables) { ["GIT_SSH_COMMAND"] = server.CommandFor("full") };
        return Vault.Open(scene.VaultPath, scene.Services with { Environment = scene.Services.Environment with { Variables = variables } });
    }
}
