using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>In whose name somebody approves or undoes.</summary>
internal static class EventAuthor
{
    /// <summary>Gives the name: that of an agent, or who sits at the machine.</summary>
    /// <exception cref="InvalidInputException">It cannot be a name.</exception>
    internal static string Of(Vault vault, string? agent) =>
        agent is null ? $"{vault.Services.Environment.UserName}@{vault.Configuration.Machine}" : AgentName.Check(agent);
}
