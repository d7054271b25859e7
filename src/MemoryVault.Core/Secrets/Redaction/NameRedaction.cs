using System.Text;
using MemoryVault.Git;
using MemoryVault.Memory;

namespace MemoryVault.Secrets.Redaction;

/// <summary>
/// Finds secrets in the names of files and folders, and blacks them out. A key of the shared memory is looked at as it is, without the escapes of its
/// file name (<see cref="MemoryFileName"/>).
/// </summary>
/// <param name="scanner">Finds them.</param>
/// <param name="allowed">The fingerprints of those that stay.</param>
internal sealed class NameRedaction(SecretScanner scanner, IReadOnlySet<string> allowed)
{
    private const string Extension = ".json";

    /// <summary>Lists the secrets in a name, those that are allowed, too.</summary>
    internal IReadOnlyList<SecretHit> Scan(string name)
    {
        var hits = ScanText(name);
        return hits.Count > 0 || Key(name) is not { } key ? hits : ScanText(key);
    }

    /// <summary>Blacks a name out; the same name comes back where it holds no secret.</summary>
    internal string Redact(string name)
    {
        if (HasSecret(ScanText(name)))
        {
            return RedactText(name);
        }

        return Key(name) is { } key && HasSecret(ScanText(key)) ? FileName(RedactText(key)) + (IsDocument(name) ? Extension : string.Empty) : name;
    }

    /// <summary>Blacks out each name of a path.</summary>
    internal string RedactPath(string path) => string.Join('/', path.Split('/').Select(Redact));

    private static bool IsDocument(string name) => name.EndsWith(Extension, StringComparison.Ordinal);

    // Only where it differs: most names are no keys, or keys that are written as they are.
    private static string? Key(string name)
    {
        if (!name.AsSpan().ContainsAny('+', '%'))
        {
            return null;
        }

        return MemoryFileName.TryDecode(IsDocument(name) ? name[..^Extension.Length] : name);
    }

    private static string FileName(string key) => MemoryFileName.TryEncode(key) ?? key[..Math.Min(key.Length, MemoryFileName.MaximumBytes / 3)];

    private bool HasSecret(IReadOnlyList<SecretHit> hits) => hits.Any(hit => !allowed.Contains(hit.Fingerprint));

    private IReadOnlyList<SecretHit> ScanText(string text) => text.Length < 8 ? [] : scanner.Scan(GitText.Encode(text));

    private string RedactText(string text)
    {
        while (ScanText(text).FirstOrDefault(hit => !allowed.Contains(hit.Fingerprint)) is { } hit)
        {
            var bytes = GitText.Encode(text);
            text = GitText.Decode([.. bytes.AsSpan(0, hit.Offset), .. Encoding.ASCII.GetBytes(RedactionMark.InName(hit.Rule)), .. bytes.AsSpan(hit.Offset + hit.Length)]);
        }

        return text;
    }
}
