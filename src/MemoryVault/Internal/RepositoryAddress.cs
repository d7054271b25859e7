using System.Management.Automation;

namespace MemoryVault.Internal;

/// <summary>Reads the address of a repository: a URL as it stands, a folder as PowerShell means it.</summary>
internal static class RepositoryAddress
{
    /// <summary>Gives the address as Core takes it.</summary>
    public static string Resolve(SessionState session, string address)
    {
        var path = SessionPaths.ResolveMarked(session, address);
        return path != address || address.Contains(':', StringComparison.Ordinal) || !Directory.Exists(SessionPaths.Resolve(session, address))
            ? path : SessionPaths.Resolve(session, address);
    }
}
