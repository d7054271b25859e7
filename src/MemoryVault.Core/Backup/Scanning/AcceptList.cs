using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>The paths whose damaged-looking content the user accepts as good (<see cref="SyncOptions.Accept"/>).</summary>
internal sealed class AcceptList(IReadOnlyList<string> patterns, MachineEnvironment environment)
{
    /// <summary>Tells whether a file of a source is accepted, by its vault path or its path on this machine.</summary>
    internal bool Accepts(MemorySource source, string path)
    {
        foreach (var pattern in patterns)
        {
            if (NameWildcard.Matches(pattern, $"{source.Folder}/{path}")
                || NameWildcard.Matches(environment.FullPath(pattern).Replace('\\', '/'), $"{source.Root}/{path}".Replace('\\', '/')))
            {
                return true;
            }
        }

        return false;
    }
}
