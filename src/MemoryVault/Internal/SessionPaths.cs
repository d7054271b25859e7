using System.Management.Automation;
using MemoryVault.Errors;
using MemoryVault.Vaults;

namespace MemoryVault.Internal;

/// <summary>
/// Reads paths as PowerShell means them: relative to its own location (the process has another current folder), with its drives,
/// providers and <c>~</c>.
/// </summary>
internal static class SessionPaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>Gives the machine's environment as this session sees it now.</summary>
    public static MachineEnvironment ReadEnvironment(SessionState session) => MachineEnvironment.FromProcess() with
    {
        CurrentDirectory = session.Path.CurrentFileSystemLocation.ProviderPath,
    };

    /// <summary>Gives the absolute path of a file or folder, which need not exist; wildcards are nothing special.</summary>
    /// <exception cref="NotFileSystemException">It is a path of another provider, such as the registry.</exception>
    public static string Resolve(SessionState session, string path)
    {
        ProviderInfo provider;
        string resolved;
        try
        {
            resolved = session.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
        }
        catch (Exception e) when (e is IContainsErrorRecord)
        {
            throw new NotFileSystemException(path, e);
        }

        return provider.Name == FileSystem ? Path.TrimEndingDirectorySeparator(resolved) : throw new NotFileSystemException(path);
    }

    /// <summary>Gives the absolute paths of the files and folders that a path with wildcards names.</summary>
    /// <exception cref="PathMissingException">It names none.</exception>
    /// <exception cref="NotFileSystemException">It is a path of another provider.</exception>
    public static IReadOnlyList<string> Expand(SessionState session, string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [Resolve(session, path)];
        }

        try
        {
            var found = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name != FileSystem ? throw new NotFileSystemException(path) : found.Count > 0 ? found : throw new PathMissingException(path);
        }
        catch (ItemNotFoundException e)
        {
            throw new PathMissingException(path, e);
        }
        catch (Exception e) when (e is IContainsErrorRecord)
        {
            throw new NotFileSystemException(path, e);
        }
    }

    /// <summary>
    /// Gives a path as Core takes it where it may lie in the vault or on this machine: what is marked as one of this machine is made
    /// absolute (<c>./x</c>, <c>~/x</c>, <c>Drive:\x</c>, <c>FileSystem::x</c>), any other is left for Core to look for.
    /// </summary>
    public static string ResolveMarked(SessionState session, string path) => IsMarked(session, path) ? Resolve(session, path) : path;

    private static bool IsMarked(SessionState session, string path) =>
        IsDotted(path) || path.StartsWith('~') || session.Path.IsProviderQualified(path) || session.Path.IsPSAbsolute(path, out _);

    // `.claude/memory.md` is a name like any other.
    private static bool IsDotted(string path) =>
        path is "." or ".." || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith(@".\", StringComparison.Ordinal)
        || path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith(@"..\", StringComparison.Ordinal);
}
