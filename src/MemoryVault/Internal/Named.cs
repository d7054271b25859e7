using System.Management.Automation;
using MemoryVault.Vaults;

namespace MemoryVault.Internal;

/// <summary>Finds things by names and wildcards as PowerShell's own cmdlets do: a name that is there in no case is an error, a wildcard that matches nothing is none.</summary>
internal static class Named
{
    /// <summary>Finds the things of several names; each is given once.</summary>
    /// <param name="names">The names, with wildcards.</param>
    /// <param name="all">The things that are there.</param>
    /// <param name="nameOf">Gives the name of one.</param>
    /// <param name="missing">Makes the error of a name that none has.</param>
    /// <param name="report">Takes such an error.</param>
    public static IReadOnlyList<T> Find<T>(
        IEnumerable<string> names, IReadOnlyList<T> all, Func<T, string> nameOf, Func<string, VaultException> missing, Action<VaultException> report)
    {
        var found = new List<T>();
        foreach (var name in names)
        {
            var matches = all.Where(item => NameWildcard.Matches(name, nameOf(item))).ToList();
            if (matches.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                report(missing(name));
            }

            found.AddRange(matches.Where(item => !found.Contains(item)));
        }

        return found;
    }
}
