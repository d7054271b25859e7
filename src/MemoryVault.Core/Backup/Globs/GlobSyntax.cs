using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The rules that a pattern must keep to, and the errors that say which one it breaks.</summary>
internal static class GlobSyntax
{
    private const int MaximumLength = 1024;

    /// <summary>Checks what can be seen without reading the pattern's parts.</summary>
    internal static void Check(string pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern) || pattern == "/")
        {
            throw Error(pattern, "it is empty", "Write what to match, for example '*.md' or 'memory/**'.");
        }

        if (pattern.Length > MaximumLength)
        {
            throw Error(pattern[..40] + "...", $"it is longer than {MaximumLength} characters", "Split it into several patterns.");
        }

        if (pattern[0] == '!')
        {
            throw Error(pattern, "patterns are not negated", "Write what it should leave out as an exclude (--exclude) without the '!'.");
        }

        if (pattern.Contains('\\', StringComparison.Ordinal))
        {
            throw Error(pattern, "it has a '\\'", "Write '/' between folders on every system, and '[*]' for a '*' that is meant as such.");
        }

        if (pattern == "~" || pattern.StartsWith("~/", StringComparison.Ordinal) || (pattern.Length > 1 && char.IsAsciiLetter(pattern[0]) && pattern[1] == ':'))
        {
            throw Error(pattern, "it begins at the home folder or a drive", "Write it relative to the source's folder.");
        }

        if (pattern.Contains('\0', StringComparison.Ordinal))
        {
            throw Error(pattern, "it has a NUL character", "Remove it.");
        }
    }

    /// <summary>Checks one name between slashes.</summary>
    internal static void CheckSegment(string segment, string pattern)
    {
        if (segment.Length == 0)
        {
            throw Error(pattern, "it has two '/' in a row", "Write one.");
        }

        if (segment is "." or "..")
        {
            throw Error(pattern, $"it has the folder '{segment}'", "Write it relative to the source's folder; nothing outside of that can be matched.");
        }
    }

    /// <summary>Writes a name so that it is matched as it is.</summary>
    internal static string Escape(string name) =>
        string.Concat(name.Select(c => c is '*' or '?' or '[' or ']' or '{' or '}' ? $"[{c}]" : c.ToString()));

    /// <summary>Makes the error for a pattern.</summary>
    internal static InvalidInputException Error(string pattern, string problem, string remedy) =>
        new(pattern, $"'{pattern}' is no pattern for files: {problem}.", remedy);
}
