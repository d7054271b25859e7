using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the sections of the memory.</summary>
public sealed class SectionCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        Wait(token => MemoryReading.SectionsAsync(services, vault, token)).Select(section => new Candidate(section));
}
