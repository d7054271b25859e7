using System.Globalization;
using System.Text;

namespace MemoryVault.Display;

/// <summary>
/// Makes what a stranger named safe to show: control characters, escape sequences and marks that turn the direction of
/// writing are spelled out (<c>\x1b</c>, <c>\n</c>, <c>\u202e</c>), and so are bytes that are not UTF-8 (<c>\xff</c>).
/// </summary>
public static class VisibleText
{
    /// <summary>Gives the text, spelled out where it must be.</summary>
    /// <param name="text">What is shown.</param>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (MustSpell(text, i))
            {
                return Spell(text, i);
            }
        }

        return text;
    }

    private static string Spell(string text, int from)
    {
        var shown = new StringBuilder(text, 0, from, text.Length + 16);
        for (var i = from; i < text.Length; i++)
        {
            if (!MustSpell(text, i))
            {
                shown.Append(text[i]);
                continue;
            }

            _ = text[i] switch
            {
                '\n' => shown.Append("\\n"),
                '\r' => shown.Append("\\r"),
                '\t' => shown.Append("\\t"),
                < '\u0100' => shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)text[i]:x2}"),

                // How GitText carries a byte that is not UTF-8.
                >= '\uDC80' and <= '\uDCFF' => shown.Append(CultureInfo.InvariantCulture, $"\\x{text[i] - 0xDC00:x2}"),
                _ => shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}"),
            };
        }

        return shown.ToString();
    }

    private static bool MustSpell(string text, int i) => text[i] switch
    {
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        < '\u061C' => false,
        '\u061C' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' => true,
        (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        >= '\uD800' and <= '\uDBFF' => i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]),
        >= '\uDC00' and <= '\uDFFF' => i == 0 || !char.IsHighSurrogate(text[i - 1]),
        _ => false,
    };
}
