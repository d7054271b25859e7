using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes scopes of leases: the whole memory and its sections.</summary>
public sealed class ScopeCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
    [
        new(LeaseScope.Whole.ToString(), "The whole memory"),
        .. Wait(token => MemoryReading.SectionsAsync(services, vault, token)).Select(section =>
            new Candidate(new EntryPath(section, null).ToString(), $"The section '{section}'")),
    ];
}
