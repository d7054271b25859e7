namespace MemoryVault.Completion;

/// <summary>Writes a value as one word of a PowerShell command line.</summary>
public static class PowerShellWord
{
    // PowerShell takes the typographic single quotes for the plain one.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>Gives the value, in single quotes where it would not be read as it is.</summary>
    public static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length > 0 && value[0] is not '-' && value.All(IsPlain)
            ? value : $"'{string.Concat(value.Select(c => SingleQuotes.Contains(c, StringComparison.Ordinal) ? $"{c}{c}" : $"{c}"))}'";
    }

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/';
}
