using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>The lock that one exchange of a project at a time holds: two would publish the same changes twice.</summary>
internal static class KnowledgeLock
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    /// <summary>Takes the lock.</summary>
    /// <exception cref="LockHeldException">Another exchange runs and does not end.</exception>
    internal static Task<FileLock> AcquireAsync(Vault vault, string project, CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(vault.Paths.KnowledgeLock(project), $"knowledge of {project}", Wait, vault.Services.Clock, cancellationToken);
}
