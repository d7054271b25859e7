using MemoryVault.Leases;

namespace MemoryVault.Internal;

/// <summary>Names leases in sentences.</summary>
internal static class LeaseWords
{
    /// <summary>Names a scope.</summary>
    public static string Of(LeaseScope scope) => scope.IsWhole ? "the whole memory" : $"'{scope}'";

    /// <summary>Names a lease.</summary>
    public static string Of(MemoryLease lease) => $"the lease of '{lease.AgentId}' on {Of(lease.Scope)}";
}
