using System.Buffers;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The rules for names of refs that matter to us; git checks the rest (git-check-ref-format).</summary>
internal static class RefName
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \\:~^?*[");

    /// <summary>Throws where a name could mean a file outside the refs, or more than one line or field to git.</summary>
    /// <exception cref="InvalidInputException">It could.</exception>
    internal static void Require(string name)
    {
        if (!name.StartsWith("refs/", StringComparison.Ordinal)
            || name.Contains("..", StringComparison.Ordinal)
            || name.AsSpan().ContainsAny(Forbidden)
            || name.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            throw new InvalidInputException(
                name, $"'{name}' is not the full name of a git ref.", "Write it as 'refs/heads/main'; see 'git help check-ref-format'.");
        }
    }
}
