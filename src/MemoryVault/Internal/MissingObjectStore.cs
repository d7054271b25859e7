using System.Diagnostics.CodeAnalysis;
using MemoryVault.Git;

namespace MemoryVault.Internal;

/// <summary>Stands for an adapter that could not be loaded, so that the status can say why.</summary>
internal sealed class MissingObjectStore(string why) : IObjectStoreProvider
{
    /// <inheritdoc/>
    public bool TryOpen(string repositoryPath, [NotNullWhen(true)] out IObjectStore? store, [NotNullWhen(false)] out string? reason)
    {
        (store, reason) = (null, why);
        return false;
    }
}
