using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The rules for names of refs that matter to us; git checks the rest (git-check-ref-format).</summary>
internal static class RefName
{
    /// <summary>Throws where a name could mean a file outside the refs, or more than one line or field to git.</summary>
    /// <exception cref="InvalidInputException">It could.</exception>
    internal static void Require(string name)
    {
        if (!name.StartsWith("refs/", StringComparison.Ordinal) || name.Contains("..", StringComparison.Ordinal) || HasForbidden(name))
        {
            throw new InvalidInputException(
                name, $"'{name}' is not the full name of a git ref.", "Write it as 'refs/heads/main'; see 'git help check-ref-format'.");
        }
    }

    /// <summary>A plain loop: searching for a set of characters by vectors is code that every start would compile.</summary>
    private static bool HasForbidden(string name)
    {
        foreach (var c in name)
        {
            if (c is <= ' ' or '\\' or ':' or '~' or '^' or '?' or '*' or '[' or '\u007f')
            {
                return true;
            }
        }

        return false;
    }
}
