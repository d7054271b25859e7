using System.Globalization;
using System.Text;

namespace MemoryVault.Secrets.Redaction;

/// <summary>
/// Gives the marks of one document. Secrets that are names of members get a number from the second on: an object with one name twice is JSON that
/// nobody reads the same way.
/// </summary>
internal sealed class MemberMarks
{
    private readonly Dictionary<(string Pointer, string Rule), List<string>> _names = [];

    /// <summary>Gives the mark of a secret.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="hit">The secret.</param>
    internal string Mark(ReadOnlySpan<byte> bytes, SecretHit hit) =>
        hit.Pointer is { } pointer && IsInName(bytes, hit.Offset + hit.Length) ? NameMark(bytes, (pointer, hit.Rule), hit.Fingerprint) : RedactionMark.Of(hit.Rule);

    // Equal names get equal marks, as those of many lines of one form.
    private string NameMark(ReadOnlySpan<byte> bytes, (string Pointer, string Rule) place, string fingerprint)
    {
        if (!_names.TryGetValue(place, out var known))
        {
            _names[place] = known = TakenMarks(bytes, place.Rule);
        }

        var index = known.IndexOf(fingerprint);
        if (index < 0)
        {
            index = known.Count;
            known.Add(fingerprint);
        }

        return Numbered(place.Rule, index);
    }

    // A document that was blacked out before, and has a new secret: its numbers go on.
    private static List<string> TakenMarks(ReadOnlySpan<byte> bytes, string rule)
    {
        var taken = new List<string>();
        while (bytes.IndexOf(Encoding.ASCII.GetBytes(Numbered(rule, taken.Count))) >= 0)
        {
            taken.Add(string.Empty);
        }

        return taken;
    }

    private static string Numbered(string rule, int index) =>
        index == 0 ? RedactionMark.Of(rule) : string.Create(CultureInfo.InvariantCulture, $"{RedactionMark.Of(rule)}-{index + 1}");

    private static bool IsInName(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] != '"')
        {
            at += bytes[at] == '\\' ? 2 : 1;
        }

        var rest = at < bytes.Length ? bytes[(at + 1)..].TrimStart(" \t\r\n"u8) : [];
        return rest is [(byte)':', ..];
    }
}
