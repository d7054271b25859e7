using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>There is no source of that name.</summary>
public sealed class SourceMissingException(string name, IReadOnlyList<MemorySource> sources) : VaultException(
    VaultErrorKind.NotFound,
    name,
    $"There is no source '{name}'.",
    sources.Count == 0
        ? "The vault has no sources; add one with 'memvault source add NAME --root DIR' (Add-VaultSource)."
        : $"The sources are: {string.Join(", ", sources.Select(source => source.Name))}.");
