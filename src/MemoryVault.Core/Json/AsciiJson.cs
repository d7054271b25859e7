using System.Text;

namespace MemoryVault.Json;

/// <summary>Writes a document in ASCII: what is not ASCII can only be in strings, where <c>\u</c> says the same.</summary>
internal static class AsciiJson
{
    internal static byte[] Escape(byte[] utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return utf8;
        }

        var escaped = new Utf8Buffer();
        foreach (var letter in Encoding.UTF8.GetString(utf8))
        {
            if (letter < 0x80)
            {
                escaped.Append((byte)letter);
            }
            else
            {
                escaped.AppendAscii("\\u");
                escaped.AppendAscii(((int)letter).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToArray();
    }
}
