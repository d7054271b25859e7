using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>An agent holds no lease where it needs one. It ends like a lost one (exit code 3), since the table forgets old leases.</summary>
public sealed class LeaseMissingException : VaultException
{
    /// <summary>Describes a lease that was looked for.</summary>
    /// <param name="agentId">The agent.</param>
    /// <param name="scope">The scope that was named; null if none was.</param>
    /// <param name="token">The token that was named; null if none was.</param>
    public LeaseMissingException(string agentId, LeaseScope? scope, long? token)
        : base(VaultErrorKind.LeaseLost, agentId, Describe(agentId, scope, token), Advice.Of($"Take one with {HeadWords.Command($"lease enter --agent {agentId}", $"Enter-MemoryLease {agentId}")}; {HeadWords.Command("lease list", "Get-MemoryLease")} shows who holds what."))
    {
    }

    /// <summary>Describes an entry that no lease of the agent covers.</summary>
    /// <param name="agentId">The agent.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="held">What it holds instead.</param>
    public LeaseMissingException(string agentId, string entry, IReadOnlyList<MemoryLease> held)
        : base(
            VaultErrorKind.LeaseLost,
            entry,
            held.Count == 0 ? $"'{agentId}' holds no lease, and changes '{entry}'." : $"No lease of '{agentId}' covers '{entry}': it holds {List(held)}.",
            Advice.Of($"Take a lease that covers everything that is changed: {HeadWords.Command($"lease enter --agent {agentId} --scope SCOPE", $"Enter-MemoryLease {agentId} -Scope SCOPE")}."))
    {
    }

    private static string Describe(string agentId, LeaseScope? scope, long? token)
    {
        var where = scope is null ? string.Empty : $" on {LeaseText.Of(scope)}";
        var which = token is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" with token {token}");
        return $"'{agentId}' holds no lease{where}{which}.";
    }

    private static string List(IReadOnlyList<MemoryLease> held) =>
        string.Join(", ", held.Select(lease => lease.Mode == LeaseMode.Shared ? $"{LeaseText.Of(lease.Scope)} (shared)" : LeaseText.Of(lease.Scope)));
}
