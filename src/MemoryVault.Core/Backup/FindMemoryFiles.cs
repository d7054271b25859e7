using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Lists the memory files of the agents on this machine. Needs no vault.</summary>
public sealed class FindMemoryFiles(VaultServices services)
{
    /// <summary>Lists the files as they are found.</summary>
    public IAsyncEnumerable<MemoryFile> RunAsync(FindMemoryFilesOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(services.GitExecutable);
}
