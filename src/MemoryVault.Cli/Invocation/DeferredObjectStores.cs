using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.LibGit2;

namespace MemoryVault.Cli.Invocation;

/// <summary>The in-process object store, whose library is loaded when an object is needed and not before.</summary>
internal sealed class DeferredObjectStores : IObjectStoreProvider
{
    private IObjectStoreProvider? _provider;

    /// <inheritdoc/>
    public bool TryOpen(string repositoryPath, [NotNullWhen(true)] out IObjectStore? store, [NotNullWhen(false)] out string? reason) =>
        (_provider ??= Load()).TryOpen(repositoryPath, out store, out reason);

    // A method of its own, so that the adapter's assembly is not loaded with this one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static LibGit2ObjectStoreProvider Load() => new();
}
