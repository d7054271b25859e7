using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the ways in which session sources are reached.</summary>
public sealed class SessionPresetCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) => SessionPreset.All.Select(name => new Candidate(name, name));
}
