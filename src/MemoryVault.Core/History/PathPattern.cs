using System.IO.Enumeration;

namespace MemoryVault.History;

/// <summary>
/// A path of the vault, perhaps with wildcards: <c>*</c> and <c>?</c> stay within a name, <c>**</c> stands for any number of
/// folders. What it names includes everything below.
/// </summary>
/// <param name="Given">What the user wrote, for errors.</param>
/// <param name="Path">The path in the vault, with <c>/</c>.</param>
/// <param name="IgnoreCase">Whether <c>A</c> and <c>a</c> are the same, as on Windows and macOS.</param>
internal sealed record PathPattern(string Given, string Path, bool IgnoreCase)
{
    private readonly string[] _names = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Gets a value indicating whether wildcards are read as such; off where a file of just that name is there.</summary>
    internal bool IsLiteral { get; init; } = !HasWildcards(Path);

    /// <summary>Tells whether a text holds wildcards.</summary>
    internal static bool HasWildcards(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <summary>Tells whether a path is meant, or for a folder also whether something below it may be.</summary>
    internal bool Wants(string path, bool isFolder) => Wants(0, path.Split('/'), 0, isFolder);

    private bool Wants(int at, string[] names, int index, bool isFolder)
    {
        for (; at < _names.Length; at++, index++)
        {
            if (_names[at] == "**" && !IsLiteral)
            {
                return isFolder || Enumerable.Range(index, names.Length - index + 1).Any(i => Wants(at + 1, names, i, isFolder));
            }

            if (index == names.Length)
            {
                return isFolder;
            }

            if (!Matches(_names[at], names[index]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(string pattern, string name) => IsLiteral
        ? pattern.Equals(name, IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        : FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), name, IgnoreCase);
}
