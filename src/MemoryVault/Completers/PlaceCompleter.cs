using System.Collections;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the names of a knowledge project's places.</summary>
public sealed class PlaceCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) => Find(services, vault, new Hashtable());

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault, IDictionary others) =>
        ConfigurationFile.Read(new VaultPaths(Vault.Locate(vault, services.Environment))).Knowledge
            .Where(project => others["Project"] is not string name || project.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(project => project.Places)
            .Select(place => new Candidate(place.Name, place.GistId ?? Credentials.Scrub(place.Url)))
            .DistinctBy(candidate => candidate.Value);
}
