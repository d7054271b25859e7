using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>An agent asks for a lease that overlaps one of its own, so that an entry would belong to two leases of one agent.</summary>
public sealed class LeaseOverlapException(MemoryLease held, LeaseScope scope, LeaseMode mode) : VaultException(
    VaultErrorKind.LeaseHeld,
    scope.ToString(),
    held.Scope.Equals(scope)
        ? $"'{held.AgentId}' holds {LeaseText.Of(scope)} already, {Word(held.Mode)} and not {Word(mode)}."
        : $"'{held.AgentId}' holds {LeaseText.Of(held.Scope)} already, which overlaps {LeaseText.Of(scope)}.",
    Advice.Of($"Give it back first ({HeadWords.Command($"lease exit --agent {held.AgentId} --scope {held.Scope}", $"Exit-MemoryLease {held.AgentId} -Scope '{held.Scope}'")}), or enter the very same scope, which renews it."))
{
    /// <summary>Gets the lease that the agent holds.</summary>
    public MemoryLease Held { get; } = held;

    private static string Word(LeaseMode mode) => mode == LeaseMode.Shared ? "shared" : "exclusive";
}
