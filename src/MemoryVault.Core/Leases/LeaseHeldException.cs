using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>Somebody else holds a lease that is in the way, or has waited for it for longer.</summary>
public sealed class LeaseHeldException(LeaseObstacle obstacle, TimeSpan? waited = null) : VaultException(
    VaultErrorKind.LeaseHeld, obstacle.Scope.ToString(), Describe(obstacle, waited), Advise(obstacle))
{
    private static readonly HeadWords Wait = new("--wait SECONDS", "-WaitTimeout SECONDS");

    /// <summary>Gets who is in the way.</summary>
    public LeaseObstacle Obstacle { get; } = obstacle;

    private static string Describe(LeaseObstacle obstacle, TimeSpan? waited)
    {
        var how = obstacle.LeaseId is null ? "waited for by" : obstacle.Mode == LeaseMode.Shared ? "leased (shared) by" : "leased by";
        var wait = waited is { } time ? FormattableString.Invariant($" Waited {time.TotalSeconds:0.#} s.") : string.Empty;
        return $"{LeaseText.Of(obstacle.Scope, "The whole memory")} is {how} {LeaseText.Of(obstacle)}.{wait}";
    }

    private static Advice Advise(LeaseObstacle obstacle) => obstacle.LeaseId is { } id
        ? Advice.Of($"Wait for it with {Wait}, ask its holder, or if the holder is lost end it with {HeadWords.Command($"lease force-release {id} --reason TEXT", $"Exit-MemoryLease -LeaseId {id} -Force -Reason TEXT")}.")
        : Advice.Of($"Wait in the queue with {Wait}.");
}
