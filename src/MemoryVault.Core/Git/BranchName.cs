using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The rules for names of branches (git-check-ref-format).</summary>
internal static class BranchName
{
    /// <summary>Gives the name back if it is one.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    internal static string Check(string name) => IsValid(name) ? name : throw new InvalidInputException(
        name, $"'{GitText.ForDisplay(name)}' cannot be the name of a branch.", "Use letters, digits, '.', '_', '-' and '/': 'agent-a'; see 'git help check-ref-format'.");

    private static bool IsValid(string name) =>
        name.Length is > 0 and <= 200
        && name[0] is not ('-' or '/')
        && name is not ("@" or "HEAD")
        && !name.EndsWith('/') && !name.EndsWith('.')
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("//", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal)
        && name.Split('/').All(part => !part.StartsWith('.') && !part.EndsWith(".lock", StringComparison.Ordinal))
        && !name.Any(c => char.IsControl(c) || c is ' ' or '~' or '^' or ':' or '?' or '*' or '[' or '\\');
}
