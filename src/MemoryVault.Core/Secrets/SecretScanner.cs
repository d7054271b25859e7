using MemoryVault.Secrets.Matching;
using MemoryVault.Secrets.Scanning;

namespace MemoryVault.Secrets;

/// <summary>Finds secrets in bytes: JSON string by string with its escapes undone, anything else as text, in UTF-8 or, with a byte-order mark, in UTF-16. Never fails, in a time linear in the length.</summary>
/// <param name="fingerprints">Makes the fingerprints of what is found.</param>
public sealed class SecretScanner(SecretFingerprints fingerprints)
{
    /// <summary>The version of the rules: what was scanned by others is scanned again.</summary>
    internal const int Version = 2;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Lists the secrets in the order of their places.</summary>
    /// <remarks>What it is is told by the content, not by a name: a blob of git has none, and agents call JSON what they like.</remarks>
    public IReadOnlyList<SecretHit> Scan(ReadOnlySpan<byte> bytes)
    {
        if (Utf16Text.TryRead(bytes) is { } text)
        {
            return text.Place(Scan(text.Utf8));
        }

        var mark = bytes.StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
        var hits = ScanUtf8(bytes[mark..]);
        return mark == 0 || hits.Length == 0 ? hits : [.. hits.Select(hit => hit with { Offset = hit.Offset + mark })];
    }

    /// <summary>Tells whether bytes are scanned as JSON, or as JSON lines.</summary>
    internal bool IsJson(ReadOnlySpan<byte> utf8) => LooksLikeJson(utf8) && new JsonScan(utf8, fingerprints, []).TryRun();

    private SecretHit[] ScanUtf8(ReadOnlySpan<byte> bytes)
    {
        var found = new List<FoundSecret>();
        if (!LooksLikeJson(bytes) || !new JsonScan(bytes, fingerprints, found).TryRun())
        {
            found.Clear();
            ScanText(bytes, found);
        }

        return found.Count == 0 ? [] : Place(bytes, found);
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    private void ScanText(ReadOnlySpan<byte> bytes, List<FoundSecret> found)
    {
        var (position, floor) = (0, 0);
        while (TokenScan.TryFind(bytes, ref position, ref floor, out var match))
        {
            found.Add(new FoundSecret(match.Rule, match.Start, match.End, null, fingerprints.Of(bytes[match.Start..match.End])));
        }
    }

    private static SecretHit[] Place(ReadOnlySpan<byte> bytes, List<FoundSecret> found)
    {
        var hits = new SecretHit[found.Count];
        var (line, column, at) = (1, 1, 0);
        for (var i = 0; i < hits.Length; i++)
        {
            var secret = found[i];
            for (int feed; (feed = bytes[at..secret.Start].IndexOf((byte)'\n')) >= 0;)
            {
                at += feed + 1;
                (line, column) = (line + 1, 1);
            }

            column += CountCharacters(bytes[at..secret.Start]);
            at = secret.Start;
            hits[i] = new SecretHit(secret.Rule.Id, secret.Start, secret.End - secret.Start, line, column, secret.Pointer, secret.Fingerprint);
        }

        return hits;
    }

    // UTF-8: every byte but those that continue a character.
    private static int CountCharacters(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
