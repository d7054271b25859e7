using System.Security.Cryptography;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets;

/// <summary>
/// Fingerprints of secrets: the first 16 bytes of HMAC-SHA256 (RFC 2104) under a key of this vault, as lower-case hexadecimal digits.
/// </summary>
/// <remarks>
/// A plain hash would be enough to tell values apart. But a password is short: who has its hash guesses it offline. Without the key a
/// fingerprint in a log or an issue tells nothing. The key never leaves <c>local/</c>; where it is lost, what was allowed has to be allowed again.
/// </remarks>
public sealed class SecretFingerprints
{
    private const int KeyBytes = 32;
    private const int FingerprintBytes = 16;

    private readonly byte[] _key;

    /// <summary>Takes a key.</summary>
    public SecretFingerprints(ReadOnlySpan<byte> key) => _key = key.ToArray();

    /// <summary>Reads the key of a vault; makes one where there is none.</summary>
    public static SecretFingerprints Open(VaultPaths paths)
    {
        if (TryRead(paths.SecretKey) is { } there)
        {
            return new SecretFingerprints(there);
        }

        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        AtomicFile.Write(paths.SecretKey, key);

        // Another process may have made one at the same time: the last one counts, for both.
        return new SecretFingerprints(TryRead(paths.SecretKey) ?? key);
    }

    /// <summary>Gives the fingerprint of a value.</summary>
    public string Of(ReadOnlySpan<byte> value)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, value, digest);
        return Convert.ToHexStringLower(digest[..FingerprintBytes]);
    }

    /// <summary>Tells whether a text has the form of a fingerprint.</summary>
    public static bool IsOne(string text) => text.Length == FingerprintBytes * 2 && text.All(char.IsAsciiHexDigitLower);

    private static byte[]? TryRead(string path)
    {
        try
        {
            return File.ReadAllBytes(path) is { Length: KeyBytes } key ? key : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
