using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The sources of a vault.</summary>
public sealed class SourceRegistry(Vault vault)
{
    /// <summary>Lists the sources whose names match a wildcard; all without one.</summary>
    public IReadOnlyList<MemorySource> List(string? name = null) => throw new NotImplementedException(vault.Paths.Root);

    /// <summary>Adds a source.</summary>
    public Task<MemorySource> AddAsync(SourceSettings settings, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Changes a source; what <paramref name="settings"/> leaves null stays.</summary>
    public Task<MemorySource> SetAsync(SourceSettings settings, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Removes a source from the configuration; what was backed up of it stays in the vault.</summary>
    public Task<MemorySource> RemoveAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();
}
