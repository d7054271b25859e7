using System.Security.Cryptography;
using System.Text;

namespace MemoryVault.Envelopes;

/// <summary>The key that manifests of a chain are made under. Whoever can read the envelope has it; who knows the recipients only has not.</summary>
/// <remarks>It proves, and encrypts nothing: what is read with it is read with the identity.</remarks>
internal sealed record ChainKey
{
    private const int Size = 32;

    private readonly byte[] _bytes;

    private ChainKey(byte[] bytes) => _bytes = bytes;

    /// <summary>Gets ten bytes of a hash of it, in groups that can be read out: <c>1f2a-...</c>. They tell nothing of the key.</summary>
    internal string Fingerprint
    {
        get
        {
            var digits = Convert.ToHexStringLower(HMACSHA256.HashData(_bytes, "memoryvault-envelope fingerprint"u8).AsSpan(0, 10));
            return string.Join('-', Enumerable.Range(0, 5).Select(i => digits.Substring(i * 4, 4)));
        }
    }

    /// <summary>Draws a key.</summary>
    internal static ChainKey Draw() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    internal static ChainKey Parse(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        return bytes.Length == Size ? new ChainKey(bytes) : throw new FormatException("A key of a chain has 64 hexadecimal digits.");
    }

    /// <summary>Computes HMAC-SHA256 (RFC 2104) of some bytes.</summary>
    internal string Sign(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(HMACSHA256.HashData(_bytes, bytes));

    /// <summary>Tells whether a signature is that of some bytes, in a time that does not depend on where it differs.</summary>
    internal bool Verify(ReadOnlySpan<byte> bytes, string? signature) =>
        signature is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(bytes)), Encoding.ASCII.GetBytes(signature));

    /// <summary>Tells whether it is the same key.</summary>
    public bool Equals(ChainKey? other) => other is not null && CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode(StringComparison.Ordinal);

    /// <summary>Gives the fingerprint: the key must not get into a message.</summary>
    public override string ToString() => Fingerprint;

    /// <summary>Gives 64 hexadecimal digits.</summary>
    internal string ToHex() => Convert.ToHexStringLower(_bytes);
}
