using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Secrets;

/// <summary>A secret in some bytes. It never holds the value.</summary>
/// <param name="Rule">The id of the rule that found it.</param>
/// <param name="Offset">Where it begins, in bytes from the start.</param>
/// <param name="Length">How many bytes it takes there.</param>
/// <param name="Line">The line, from 1; 0 for a secret in the name of a file.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Pointer">In JSON: the value's pointer (RFC 6901) in its document, which of JSON lines is the line; of a name the name, blacked out; else null.</param>
/// <param name="Fingerprint">The fingerprint of the value, escapes of JSON undone.</param>
[SuppressMessage("Naming", "CA1720", Justification = "It is a JSON pointer, and no address.")]
public sealed record SecretHit(string Rule, int Offset, int Length, int Line, int Column, string? Pointer, string Fingerprint);
