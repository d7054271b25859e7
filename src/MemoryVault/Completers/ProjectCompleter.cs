using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the names of knowledge projects.</summary>
public sealed class ProjectCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        ConfigurationFile.Read(new VaultPaths(Vault.Locate(vault, services.Environment))).Knowledge
            .Select(project => new Candidate(project.Name, string.Join(", ", project.Places.Select(place => place.Name))));
}
