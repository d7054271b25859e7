using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MemoryVault.Git;

namespace MemoryVault.Cli.Invocation;

/// <summary>The in-process object store, whose library is loaded when an object is needed and not before.</summary>
internal sealed class DeferredObjectStores : IObjectStoreProvider
{
    /// <inheritdoc/>
    public bool TryOpen(string repositoryPath, [NotNullWhen(true)] out IObjectStore? store, [NotNullWhen(false)] out string? reason)
    {
        store = null;
        reason = "the in-process engine is not part of this build";
        return false;
    }
}
