namespace MemoryVault.Backup;

/// <summary>
/// The names that git refuses in a tree or reads as its own: <c>.git</c>, <c>.gitmodules</c> and <c>.gitattributes</c> in every spelling
/// that some file system takes for the same (git's <c>path.c</c>, <c>is_ntfs_dotgit</c>, and <c>utf8.c</c>, <c>is_hfs_dotgit</c>).
/// </summary>
/// <remarks>
/// <c>.gitattributes</c> is among them because a clone of the vault would obey it: end of line conversion, filters or
/// <c>export-subst</c> would give back other bytes than were backed up. <c>.gitignore</c> and <c>.mailmap</c> do not change what a clone
/// writes, and are taken.
/// </remarks>
internal static class GitReservedName
{
    /// <summary>Tells whether the name of a file or folder is reserved.</summary>
    internal static bool IsReserved(ReadOnlySpan<char> name)
    {
        // Nearly every name ends here: the rest is for names that could be a spelling of '.git...' or 'git~1'.
        if (name.Length == 0 || (!CanBegin(name[0]) && !name.Contains('\\')))
        {
            return name.Length == 0;
        }

        for (var slash = name.IndexOf('\\'); slash >= 0; slash = name.IndexOf('\\'))
        {
            if (IsReservedPart(name[..slash]))
            {
                return true;
            }

            name = name[(slash + 1)..];
        }

        return IsReservedPart(name);
    }

    private static bool CanBegin(char first) => first is '.' or 'g' or 'G' || IsIgnoredByHfs(first);

    private static bool IsReservedPart(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[16];
        var length = 0;
        foreach (var c in name)
        {
            if (c == ':')
            {
                // What follows is the name of an NTFS stream: '.git::$INDEX_ALLOCATION' is '.git'.
                break;
            }

            if (IsIgnoredByHfs(c))
            {
                continue;
            }

            if (length == buffer.Length)
            {
                // Longer than any of them, but for the blanks and dots that NTFS drops at the end.
                if (c is not (' ' or '.'))
                {
                    return false;
                }

                continue;
            }

            buffer[length++] = char.ToLowerInvariant(c);
        }

        return IsReservedSpelling(buffer[..length].TrimEnd(" ."));
    }

    private static bool IsReservedSpelling(ReadOnlySpan<char> name) =>
        name is ".git" or "git~1" or ".gitmodules" or ".gitattributes"
        || (name.Length > 2 && name[^2] == '~' && char.IsAsciiDigit(name[^1]) && name[..^2] is "gitmod" or "gi7eba" or "gitatt" or "gi7d29");

    private static bool IsIgnoredByHfs(char c) => c is (>= '\u200c' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u206a' and <= '\u206f') or '\ufeff';
}
