using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MemoryVault.Secrets;

/// <summary>A secret in a file, a snapshot or the history. It never holds the value.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Path">The file, secrets in its name blacked out; in the vault the path there, of a message <c>commit</c> and the beginning of its id.</param>
/// <param name="Line">The line, from 1; 0 for a secret in the file's name.</param>
/// <param name="Column">The character in the line, from 1; 0 for a secret in the file's name.</param>
/// <param name="Pointer">In JSON: the pointer (RFC 6901) in the document, which of JSON lines is the line; else null.</param>
/// <param name="Length">How many bytes it takes.</param>
/// <param name="Fingerprint">The fingerprint of the value: equal values have equal ones in one vault, and they tell nothing outside of it.</param>
/// <param name="IsAllowed">It was looked at, and may leave this machine.</param>
[SuppressMessage("Naming", "CA1720", Justification = "It is a JSON pointer, and no address.")]
public sealed record SecretFinding(string Rule, string Path, int Line, int Column, string? Pointer, int Length, string Fingerprint, bool IsAllowed)
{
    /// <summary>Gets what the rule finds, in a few words.</summary>
    public string Title => SecretRule.All.FirstOrDefault(rule => rule.Id == Rule)?.Title ?? Rule;

    /// <summary>Gets where in the file it is: <c>12:5</c>, in JSON <c>3:20 /env/TOKEN</c>, in its name <c>its name</c>.</summary>
    public string Place => Line == 0 ? "its name" : string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}{(string.IsNullOrEmpty(Pointer) ? string.Empty : " " + Pointer)}");

    internal static SecretFinding Of(SecretHit hit, string path, bool isAllowed) =>
        new(hit.Rule, path, hit.Line, hit.Column, hit.Pointer, hit.Length, hit.Fingerprint, isAllowed);
}
