namespace MemoryVault.Json;

/// <summary>What JSON asks of its texts.</summary>
internal static class JsonUnicode
{
    /// <summary>Tells whether a text is Unicode: no half of a surrogate pair stands alone, so that it can be written in UTF-8.</summary>
    internal static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
