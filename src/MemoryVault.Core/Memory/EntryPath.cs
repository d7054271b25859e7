using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>
/// Where something stands in the shared memory: an entry of a section, or a section whole. Written <c>section/key</c>: the first slash parts the two,
/// <c>~1</c> is a slash and <c>~0</c> a tilde in the section's name; the key stands as it is.
/// </summary>
/// <param name="Section">The section's name.</param>
/// <param name="Key">The entry's key; null for the whole section. The empty string is a key, too.</param>
public sealed record EntryPath(string Section, string? Key)
{
    /// <summary>Reads a path.</summary>
    /// <exception cref="InvalidInputException">A tilde in the section is followed by neither 0 nor 1.</exception>
    public static EntryPath Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new EntryPath(Unescape(text, text), null) : new EntryPath(Unescape(text[..slash], text), text[(slash + 1)..]);
    }

    /// <summary>Gives the pointer (RFC 6901) to it in the memory as one document.</summary>
    public JsonPointer ToPointer() => Key is null ? JsonPointer.Root.Append(Section) : JsonPointer.Root.Append(Section).Append(Key);

    /// <inheritdoc/>
    public override string ToString()
    {
        var section = Section.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return Key is null ? section : $"{section}/{Key}";
    }

    private static string Unescape(string section, string text)
    {
        for (var at = section.IndexOf('~', StringComparison.Ordinal); at >= 0; at = section.IndexOf('~', at + 1))
        {
            if (at + 1 == section.Length || section[at + 1] is not ('0' or '1'))
            {
                throw new InvalidInputException(
                    text, $"'{text}' is no path in the memory: a '~' in the section's name stands alone.", "Write a '~' of the section's name as '~0' and a '/' as '~1': 'section/key'.");
            }
        }

        return section.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
