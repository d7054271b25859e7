using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Maps paths of this machine to paths of the vault and back, by the roots and folders of its sources.</summary>
internal sealed class SourceMap(IReadOnlyList<MemorySource> sources, MachineEnvironment environment)
{
    /// <summary>Gives the path in the vault of a path on this machine; null where it is below no source.</summary>
    /// <param name="path">Absolute, or relative to the current folder.</param>
    internal string? ToVault(string path)
    {
        var full = environment.FullPath(path);
        return Match(full, source => source.Root) ?? Match(RealPath.Resolve(full), source => RealPath.Resolve(source.Root));
    }

    /// <summary>Finds the source whose folder a path of the vault lies in; the deepest where folders lie in each other.</summary>
    internal bool TryFindSource(string vaultPath, out MemorySource source, out string relativePath)
    {
        var found = sources.Where(s => IsBelow(vaultPath, s.Folder)).MaxBy(s => s.Folder.Length);
        source = found!;
        relativePath = found is null ? string.Empty : vaultPath[found.Folder.Length..].TrimStart('/');
        return found is not null;
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');

    private string? Match(string full, Func<MemorySource, string> rootOf)
    {
        var (root, source) = sources.Select(s => (Root: rootOf(s), Source: s))
            .Where(s => FolderPath.Below(s.Root, full, environment) is not null).OrderByDescending(s => s.Root.Length).FirstOrDefault();
        var rest = source is null ? null : FolderPath.Below(root, full, environment);
        return rest is { Length: > 0 } ? $"{source!.Folder}/{rest}" : source?.Folder;
    }
}
