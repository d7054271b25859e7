using System.IO.Enumeration;

namespace MemoryVault.Vaults;

/// <summary>Matches names against <c>*</c> and <c>?</c>, whatever the case.</summary>
public static class NameWildcard
{
    /// <summary>Tells whether a name matches; no pattern matches every name.</summary>
    public static bool Matches(string? pattern, string name) =>
        pattern is null || FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    /// <summary>Tells whether a name matches one of several patterns; none matches every name.</summary>
    public static bool MatchesAny(IReadOnlyList<string> patterns, string name) =>
        patterns.Count == 0 || patterns.Any(pattern => Matches(pattern, name));
}
