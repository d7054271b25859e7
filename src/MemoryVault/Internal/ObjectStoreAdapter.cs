using System.Reflection;
using MemoryVault.Git;

namespace MemoryVault.Internal;

/// <summary>Finds the adapter to an in-process git beside the module. Where there is none that loads, git alone is used.</summary>
/// <remarks>
/// It is looked for at the first use, not by an <c>IModuleAssemblyInitializer</c>: importing the module costs nothing for it, and importing it
/// again, which keeps the assembly in the process, finds the same one.
/// </remarks>
internal static class ObjectStoreAdapter
{
    private const string AssemblyName = "MemoryVault.LibGit2";
    private static readonly Lazy<IObjectStoreProvider> Found = new(Load);

    /// <summary>Gets the adapter; if it cannot be loaded, one that says so.</summary>
    public static IObjectStoreProvider Provider => Found.Value;

    private static IObjectStoreProvider Load()
    {
        try
        {
            var folder = Path.Combine(Path.GetDirectoryName(typeof(ObjectStoreAdapter).Assembly.Location)!, "deps");
            var adapter = new DepsLoadContext(folder).LoadFromAssemblyName(new AssemblyName(AssemblyName));
            var type = adapter.GetExportedTypes().FirstOrDefault(t => t.IsAssignableTo(typeof(IObjectStoreProvider)) && !t.IsAbstract)
                ?? throw new TypeLoadException($"it holds no {nameof(IObjectStoreProvider)}.");
            return (IObjectStoreProvider)Activator.CreateInstance(type)!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ReflectionTypeLoadException or TypeLoadException
            or InvalidOperationException or MissingMethodException or TargetInvocationException)
        {
            return new MissingObjectStore($"'{AssemblyName}' could not be loaded: {e.Message}");
        }
    }
}
