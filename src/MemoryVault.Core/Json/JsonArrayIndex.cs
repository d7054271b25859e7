using System.Globalization;

namespace MemoryVault.Json;

/// <summary>The place of an element, as a pointer's token: digits without a leading zero (RFC 6901, section 4).</summary>
internal static class JsonArrayIndex
{
    /// <summary>Reads the place of one of so many elements.</summary>
    internal static bool TryParse(string token, int count, out int index) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < count && (token[0] != '0' || token.Length == 1);

    internal static string Spell(int index) => index.ToString(CultureInfo.InvariantCulture);
}
