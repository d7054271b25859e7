using System.Text;
using MemoryVault.Secrets.Scanning;

namespace MemoryVault.Secrets.Redaction;

/// <summary>
/// Blacks secrets out: each that is not allowed becomes the mark of its rule. What comes out depends on the content and on what is allowed only, JSON
/// stays JSON, and blacking it out again changes nothing.
/// </summary>
/// <param name="scanner">Finds them.</param>
/// <param name="allowed">The fingerprints of those that stay.</param>
internal sealed class SecretRedaction(SecretScanner scanner, IReadOnlySet<string> allowed)
{
    /// <summary>Blacks out a text.</summary>
    internal string Redact(string text) => Encoding.UTF8.GetString(Redact(Encoding.UTF8.GetBytes(text)).Span);

    /// <summary>Blacks out bytes; the same memory comes back where there is no secret.</summary>
    internal ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> bytes) => Redact(bytes, scanner.Scan(bytes.Span));

    /// <summary>Blacks out bytes of which the secrets are known.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="hits">What the scanner finds in them.</param>
    internal ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> bytes, IReadOnlyList<SecretHit> hits) =>
        !HasSecret(hits) ? bytes
        : Utf16Text.TryRead(bytes.Span) is { } text ? text.Encode(Read(text.Utf8).Bytes.Span)
        : Read(bytes, hits).Bytes;

    /// <summary>Tells whether there is a secret that does not stay.</summary>
    internal bool HasSecret(IReadOnlyList<SecretHit> hits) => hits.Any(hit => !allowed.Contains(hit.Fingerprint));

    /// <summary>Blacks out a text in UTF-8, and remembers what stood where.</summary>
    /// <remarks>It is looked through again, because a mark ends the word before it: what could not begin there may begin now. Each time less is left, so it ends.</remarks>
    internal MarkedText Read(ReadOnlyMemory<byte> utf8, IReadOnlyList<SecretHit>? hits = null)
    {
        var text = MarkedText.Of(utf8);
        hits ??= scanner.Scan(utf8.Span);
        while (HasSecret(hits))
        {
            text = text.Replace([.. hits.Where(hit => !allowed.Contains(hit.Fingerprint))]);
            hits = scanner.Scan(text.Bytes.Span);
        }

        return text;
    }
}
