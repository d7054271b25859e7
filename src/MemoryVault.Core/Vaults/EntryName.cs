namespace MemoryVault.Vaults;

/// <summary>
/// The names of machines, sources, remotes and schedules: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, at most 64, not beginning with a
/// dot or a hyphen. So they are safe as a folder on every system, in a ref, and as an argument.
/// </summary>
public static class EntryName
{
    private const int MaximumLength = 64;

    /// <summary>Gives the name back if it is one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What it names, for the error: <c>machine</c>, <c>remote</c>.</param>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static string Check(string name, string what) =>
        IsValid(name) ? name : throw new InvalidInputException(
            name,
            $"'{name}' cannot be the name of a {what}.",
            $"Use 1 to {MaximumLength} ASCII letters, digits, '.', '_' or '-'; the first is a letter, a digit or '_', the last no '.', and '..' and '.lock' are not possible.");

    /// <summary>Makes a name of any text, for example of a host name or a folder.</summary>
    public static string From(string text, string otherwise)
    {
        var name = string.Concat(text.Select(c => IsAllowed(c) ? c : '-')).Replace("..", "-", StringComparison.Ordinal).TrimStart('.', '-');
        name = name[..Math.Min(name.Length, MaximumLength)].TrimEnd('.', '-');
        return IsValid(name) ? name : otherwise;
    }

    /// <summary>Tells whether a text is such a name.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaximumLength
        && name.All(IsAllowed)
        && name[0] is not ('.' or '-')
        && !name.EndsWith('.')
        && !name.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("..", StringComparison.Ordinal)
        && !IsWindowsDevice(name);

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';

    // CON, NUL, COM1 and so on cannot be a folder on Windows, with any extension.
    private static bool IsWindowsDevice(string name)
    {
        var stem = name.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL"
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]));
    }
}
