using System.Reflection;
using System.Runtime.Loader;
using MemoryVault.Git;

namespace MemoryVault.Internal;

/// <summary>
/// Loads the adapter in <c>deps/</c> with its packages apart from everybody else's, so that no version of ours clashes with one that
/// another module brought. Core is shared: the adapter implements its interface.
/// </summary>
internal sealed class DepsLoadContext(string folder) : AssemblyLoadContext("MemoryVault.deps")
{
    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var core = typeof(IObjectStoreProvider).Assembly;
        if (assemblyName.Name == core.GetName().Name)
        {
            return core;
        }

        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
