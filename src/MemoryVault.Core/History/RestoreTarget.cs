using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Finds the file that a restore writes, and refuses what would leave its root.</summary>
/// <remarks>
/// Links inside the root are followed and kept: a <c>CLAUDE.md</c> that links to a file beside it stays a link. A link that leads
/// out is neither written through nor replaced (a file that has the right bytes there is left as it is): to follow it would write where nobody asked for it, to replace it would cut, for
/// example, a dotfiles repository from its user.
/// </remarks>
internal sealed class RestoreTarget(VaultPaths vault, MachineEnvironment environment)
{
    private readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);
    private readonly string _vault = RealPath.Resolve(vault.Root);

    /// <summary>Gives the file to write, absolute, with all links followed.</summary>
    /// <param name="path">The path in the vault.</param>
    /// <param name="place">Where it is to go.</param>
    /// <param name="leadsOutside">The error if the file must not be written, as links lead out of the root; null if they do not.</param>
    /// <exception cref="RestoreRefusedException">It must not be written.</exception>
    internal string Resolve(string path, RestorePlace place, out RestoreRefusedException? leadsOutside)
    {
        if (RestorableName.FindProblem(place.RelativePath, environment.System) is { } problem)
        {
            throw RestoreErrors.NameNotPossible(path, problem);
        }

        var root = RealRoot(place.Root);
        var target = RealPath.Resolve(Path.Combine(root, place.RelativePath.Replace('/', Path.DirectorySeparatorChar)));
        leadsOutside = IsBelow(target, root) ? null : RestoreErrors.LeadsOutside(path, place.Root, target);
        if (FolderPath.Below(_vault, target, environment) is not null)
        {
            throw RestoreErrors.InsideVault(path, target);
        }

        RefuseWhatIsInTheWay(path, target, root);
        return target;
    }

    private static void RefuseWhatIsInTheWay(string path, string target, string root)
    {
        if (Directory.Exists(target))
        {
            throw RestoreErrors.FolderInTheWay(path, target);
        }

        if (File.Exists(target))
        {
            return;
        }

        for (var above = Path.GetDirectoryName(target); above is not null && above.Length >= root.Length && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                throw RestoreErrors.FileInTheWay(path, above);
            }
        }
    }

    private string RealRoot(string root)
    {
        if (!_roots.TryGetValue(root, out var real))
        {
            _roots[root] = real = RealPath.Resolve(root);
        }

        return real;
    }

    private bool IsBelow(string path, string folder) => FolderPath.Below(folder, path, environment) is { Length: > 0 };
}
