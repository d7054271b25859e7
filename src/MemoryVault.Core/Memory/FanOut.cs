using System.Security.Cryptography;
using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>
/// Spreads the entries of a large section over sub-folders: a folder of too many is split over 16, named by the next hexadecimal digit of
/// SHA-256 over the key's UTF-8. Entries are files and these are folders, so that neither is ever taken for the other.
/// </summary>
internal static class FanOut
{
    /// <summary>How many sub-folders a split folder has at most.</summary>
    internal const int Width = 16;

    /// <summary>How many entries a folder may hold before it is split.</summary>
    internal const int DefaultLimit = 1000;

    /// <summary>How deep the folders go at most: as many digits as the hash has.</summary>
    internal const int MaximumDepth = 2 * SHA256.HashSizeInBytes;

    private const string Digits = "0123456789abcdef";

    /// <summary>Gives the sub-folder, 0 to 15, that a key belongs into at a depth (0: of the section's own folder).</summary>
    internal static int Digit(ReadOnlySpan<byte> hash, int depth) => (depth & 1) == 0 ? hash[depth / 2] >> 4 : hash[depth / 2] & 0xF;

    /// <summary>Gives the hash that decides where a key lies.</summary>
    internal static byte[] Hash(string key) => SHA256.HashData(KeyBytes.Of(key));

    /// <summary>Gives the name of a sub-folder.</summary>
    internal static string NameOf(int digit) => Digits[digit].ToString();

    /// <summary>Gives the digit of a sub-folder; -1 if the entry is none.</summary>
    internal static int DigitOf(TreeEntry entry) => entry.IsFolder && entry.Name.Length == 1 ? Digits.IndexOf(entry.Name[0], StringComparison.Ordinal) : -1;
}
