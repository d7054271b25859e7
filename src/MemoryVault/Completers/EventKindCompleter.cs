using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the kinds of events.</summary>
public sealed class EventKindCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        EventKinds.OfMemory.Append(EventKinds.All).Distinct().Select(kind => new Candidate(kind));
}
