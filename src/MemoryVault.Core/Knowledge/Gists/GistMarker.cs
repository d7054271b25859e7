using System.Text;

namespace MemoryVault.Knowledge.Gists;

/// <summary>
/// The file that tells a gist of ours and the project in it: <c>.memoryvault.PROJECT.json</c>. Its content never changes, so that it never makes a
/// version; and its name is in every list, so that a list is enough.
/// </summary>
internal static class GistMarker
{
    private const string Prefix = ".memoryvault.";
    private const string Suffix = ".json";

    /// <summary>Gets the content.</summary>
    internal static ReadOnlyMemory<byte> Content { get; } = Encoding.UTF8.GetBytes(
        """
        {
          "about": "This gist holds a knowledge project of MemoryVault. Its other files are the project's; '/' in their names is written %2F.",
          "format": 1
        }

        """.ReplaceLineEndings("\n"));

    /// <summary>Gives the name of the marker of a project.</summary>
    internal static string NameOf(string project) => $"{Prefix}{project}{Suffix}";

    /// <summary>Tells whether a name has the form of a marker's.</summary>
    internal static bool HasForm(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the project that a file marks; null if it is no marker.</summary>
    internal static string? TryRead(string name) =>
        name.Length > Prefix.Length + Suffix.Length && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
        && name[Prefix.Length..^Suffix.Length] is var project && Vaults.EntryName.IsValid(project)
            ? project
            : null;
}
