using MemoryVault.Files;
using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Leases;

/// <summary>One process that takes leases.</summary>
internal sealed record LeaseParticipant(Vault Vault, FakeClock Clock, FakeHost Host, int TtlSeconds)
{
    public LeaseRegistry Registry { get; } = new(Vault);

    public Task<MemoryLease> EnterAsync(
        string agent,
        string scope = "*",
        LeaseMode mode = LeaseMode.Exclusive,
        int? ttl = null,
        TimeSpan wait = default,
        string? purpose = null,
        bool isBound = false,
        long? token = null,
        CancellationToken cancellationToken = default) => Registry.EnterAsync(
        new LeaseOptions
        {
            AgentId = agent,
            Scope = LeaseScope.Parse(scope),
            Mode = mode,
            TtlSeconds = ttl ?? TtlSeconds,
            Wait = wait,
            Purpose = purpose,
            IsBound = isBound,
            FencingToken = token,
        },
        cancellationToken);

    public Task<MemoryLease> RenewAsync(string agent, long? token = null) =>
        Registry.RenewAsync(new LeaseClaim(agent) { FencingToken = token }, null, CancellationToken.None);

    public Task<MemoryLease> ExitAsync(string agent, long? token = null) =>
        Registry.ExitAsync(new LeaseClaim(agent) { FencingToken = token }, CancellationToken.None);

    public async Task<IReadOnlyList<MemoryLease>> ListAsync() => (await Registry.ListAsync(CancellationToken.None)).Leases;

    public LeaseGuard Guard() => new(Registry.ListAsync(CancellationToken.None).Result, LeaseJudge.For(Vault));

    /// <summary>Waits until these agents are in the queue, in this order, and the one that came last has let go of the vault.</summary>
    /// <remarks>
    /// The queue is there a moment before the write lock is free. Whoever came in that moment with a clock that does not go on by itself would wait
    /// for ever for a lock that is free.
    /// </remarks>
    public async Task UntilQueueIsAsync(params string[] agents)
    {
        await using var vault = MemoryVault.Vaults.Vault.Open(Vault.Paths.Root, Vault.Services);
        var registry = new LeaseRegistry(vault);
        await RealTime.UntilAsync(
            async () => (await registry.ListAsync(CancellationToken.None)).Queue.Select(ticket => ticket.AgentId).SequenceEqual(agents),
            $"the queue is '{string.Join(", ", agents)}'");
        using var free = await FileLock.AcquireAsync(Vault.Paths.WriteLock, "test", RealTime.Limit, TimeProvider.System, CancellationToken.None);
    }
}
