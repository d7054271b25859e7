using System.Security.Cryptography;
using System.Text;

namespace MemoryVault.Faults.Places;

/// <summary>What counts of a place, as text that two runs can be compared by: the vault's tree, the kinds of its commits, the trees of the remotes, the files.</summary>
internal static class PlaceState
{
    private static readonly string[] NotCompared = ["vault", "tmp", "home"];

    /// <summary>Describes a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="countsCommits">Whether how many commits of each kind there are belongs to it.</param>
    internal static string Describe(Place place, bool countsCommits)
    {
        var text = new StringBuilder();
        text.AppendLine(place.Git(place.Repository, "ls-tree", "-r", "main").Output);
        if (countsCommits)
        {
            var kinds = place.Git(place.Repository, "log", "--format=%(trailers:key=Vault-Kind,valueonly,separator=%x2C)", "main").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            text.AppendJoin('\n', kinds.GroupBy(kind => kind).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}: {group.Count()}")).AppendLine();
        }

        foreach (var folder in Directory.EnumerateDirectories(place.Root).Where(folder => !NotCompared.Contains(Path.GetFileName(folder))).Order(StringComparer.Ordinal))
        {
            AddFolder(text, place, folder);
        }

        return text.ToString();
    }

    private static void AddFolder(StringBuilder text, Place place, string folder)
    {
        if (File.Exists(Path.Combine(folder, "HEAD")))
        {
            // An encrypted remote has new bytes each time; the scenario itself asks what is in it.
            text.AppendLine(Path.GetFileName(folder).StartsWith("opaque", StringComparison.Ordinal) ? folder
                : place.Git(folder, "for-each-ref", "--format=%(refname) %(tree)", "refs/heads").Output);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !Leftovers.IsTemporary(file)).Order(StringComparer.Ordinal))
        {
            text.Append(Path.GetRelativePath(place.Root, file)).Append(' ').AppendLine(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
        }
    }
}
