namespace MemoryVault.Git;

/// <summary>The characters of a trailer's key.</summary>
internal static class TokenCharacters
{
    /// <summary>Tells whether a key holds ASCII letters, digits and hyphens only.</summary>
    internal static bool ContainsOnlyTokenCharacters(this ReadOnlySpan<char> key)
    {
        foreach (var c in key)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
