using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>There is no source of that name.</summary>
public sealed class SourceMissingException(string name, IReadOnlyList<MemorySource> sources) : VaultException(
    VaultErrorKind.NotFound,
    name,
    $"There is no source '{name}'.",
    sources.Count == 0
        ? Advice.Of($"The vault has no sources; add one with {HeadWords.Command("source add NAME --root DIR", "Add-VaultSource NAME -Root DIR")}.")
        : $"The sources are: {string.Join(", ", sources.Select(source => source.Name))}.");
