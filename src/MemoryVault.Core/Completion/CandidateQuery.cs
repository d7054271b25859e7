using MemoryVault.Vaults;

namespace MemoryVault.Completion;

/// <summary>What is known of the line that is being typed.</summary>
/// <param name="Services">Whose environment it is.</param>
/// <param name="Vault">The vault's folder that the line names; null for the default.</param>
public sealed record CandidateQuery(VaultServices Services, string? Vault)
{
    /// <summary>Gets the beginning of the value, as far as it is typed.</summary>
    public string Word { get; init; } = string.Empty;

    /// <summary>Gets the section of the memory that the line names, or null.</summary>
    public string? Section { get; init; }

    /// <summary>Gets the knowledge project that the line names, or null.</summary>
    public string? Project { get; init; }
}
