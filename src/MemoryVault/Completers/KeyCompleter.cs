using System.Collections;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the keys of the section that the command line names.</summary>
public sealed class KeyCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) => [];

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault, IDictionary others) =>
        others["Section"]?.ToString() is { Length: > 0 } section
            ? Wait(token => MemoryReading.KeysAsync(services, vault, section, token)).Select(key => new Candidate(key)) : [];
}
