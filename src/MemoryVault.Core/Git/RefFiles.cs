using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MemoryVault.Git;

/// <summary>
/// Reads refs from the files that git keeps them in (gitrepository-layout): <c>refs/heads/main</c> with an id and a line feed, else a
/// line of <c>packed-refs</c>. No process, some 20 µs.
/// </summary>
/// <remarks>The order matters: git packs a ref by writing <c>packed-refs</c> first and removing the loose file then.</remarks>
internal static class RefFiles
{
    /// <summary>Reads a ref.</summary>
    /// <param name="repositoryPath">The folder of the repository.</param>
    /// <param name="name">The ref's full name.</param>
    /// <param name="id">Its value, or null where there is no such ref.</param>
    /// <returns>False where the file holds something else, which git must read.</returns>
    internal static bool TryRead(string repositoryPath, string name, out ObjectId? id)
    {
        id = null;
        if (ReadAll(Path.Combine(repositoryPath, name)) is { } loose)
        {
            if (!TryParseId(loose, out var value) || loose.Length > (ObjectId.Size * 2) + 1)
            {
                return false;
            }

            id = value;
            return true;
        }

        return ReadAll(Path.Combine(repositoryPath, "packed-refs")) is not { } packed || TryFind(packed, name, out id);
    }

    private static bool TryFind(ReadOnlySpan<byte> packed, string name, out ObjectId? id)
    {
        id = null;
        var wanted = Encoding.UTF8.GetBytes($" {name}\n");
        var at = packed.IndexOf(wanted);
        if (at < 0)
        {
            return true;
        }

        if (at < ObjectId.Size * 2 || !TryParseId(packed[(at - (ObjectId.Size * 2))..], out var value))
        {
            return false;
        }

        id = value;
        return true;
    }

    private static bool TryParseId(ReadOnlySpan<byte> text, [NotNullWhen(true)] out ObjectId? id)
    {
        Span<char> digits = stackalloc char[ObjectId.Size * 2];
        id = null;
        return text.Length >= digits.Length
            && Encoding.ASCII.TryGetChars(text[..digits.Length], digits, out _)
            && ObjectId.TryParse(digits, out id)
            && !id.IsNone;
    }

    private static byte[]? ReadAll(string path)
    {
        try
        {
            // Asking first is cheaper than an exception, and most refs that are looked for are packed or not there.
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
