using System.Globalization;
using System.Text;

namespace MemoryVault.Display;

/// <summary>Shows a name that a stranger chose: a terminal, a log or a commit message must not obey it.</summary>
internal static class PrintableName
{
    private const int MaximumLength = 200;

    /// <summary>Gives the name with everything that cannot be seen as <c>\u{hex}</c>, shortened in its middle where it is over-long.</summary>
    internal static string Of(string name)
    {
        var shown = new StringBuilder(name.Length);
        foreach (var rune in name.Length <= MaximumLength ? name : name[..(MaximumLength / 2)] + "…" + name[^(MaximumLength / 2)..])
        {
            _ = IsVisible(rune) ? shown.Append(rune) : shown.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)rune:x}}}");
        }

        return shown.ToString();
    }

    private static bool IsVisible(char c) => c == ' ' || CharUnicodeInfo.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
