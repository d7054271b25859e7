using System.Buffers;
using System.Buffers.Text;
using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets.Matching;

/// <summary>Finds signed JSON web tokens (RFC 7519): three parts in base64 for URLs, of which the first holds <c>"alg"</c>.</summary>
/// <remarks>A token begins at the beginning of a word only. Otherwise each of many <c>eyJ</c> in one word would be followed to its end.</remarks>
internal sealed class JwtMatcher : ISecretMatcher
{
    private const int FewestHeader = 14;
    private const int FewestSignature = 20;
    private const int LongestHeader = 1024;

    /// <inheritdoc/>
    public byte[] Anchor { get; } = [.. "eyJ"u8];

    /// <inheritdoc/>
    public bool TryMatch(ReadOnlySpan<byte> bytes, int at, out SecretMatch match)
    {
        match = default;
        if (!WordEdge.IsAt(bytes, at, ByteSet.UrlBase64))
        {
            return false;
        }

        var header = ByteSet.UrlBase64.CountAtStart(bytes[at..], LongestHeader);
        var payloadAt = at + header + 1;
        if (header < FewestHeader || payloadAt >= bytes.Length || bytes[payloadAt - 1] != '.' || !HasAlgorithm(bytes.Slice(at, header)))
        {
            return false;
        }

        var payload = ByteSet.UrlBase64.CountAtStart(bytes[payloadAt..], int.MaxValue);
        var signatureAt = payloadAt + payload + 1;
        if (payload == 0 || signatureAt >= bytes.Length || bytes[signatureAt - 1] != '.')
        {
            return false;
        }

        var signature = ByteSet.UrlBase64.CountAtStart(bytes[signatureAt..], int.MaxValue);
        match = new SecretMatch(RuleBook.Jwt, at, signatureAt + signature);
        return signature >= FewestSignature && !IsExample(bytes.Slice(payloadAt, payload));
    }

    private static bool HasAlgorithm(ReadOnlySpan<byte> header)
    {
        Span<byte> json = stackalloc byte[LongestHeader];
        return Base64Url.DecodeFromUtf8(header, json, out _, out var count) == OperationStatus.Done && json[..count].IndexOf("\"alg\""u8) >= 0;
    }

    // The token that jwt.io and every tutorial show.
    private static bool IsExample(ReadOnlySpan<byte> payload)
    {
        Span<byte> json = stackalloc byte[LongestHeader];
        return payload.Length <= LongestHeader
            && Base64Url.DecodeFromUtf8(payload, json, out _, out var count) == OperationStatus.Done
            && (json[..count].IndexOf("John Doe"u8) >= 0 || json[..count].IndexOf("1234567890"u8) >= 0);
    }
}
