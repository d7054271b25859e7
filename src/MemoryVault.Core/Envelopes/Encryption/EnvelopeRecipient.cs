using System.Text;
using MemoryVault.Secrets.Matching;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Somebody who can read an envelope: a public key. Nothing secret.</summary>
/// <remarks>
/// Only the key itself is taken, in the one form that its tool documents: what is none could be an option, or the file of a stranger with other keys in it.
/// </remarks>
public sealed record EnvelopeRecipient
{
    private const int AgeLength = 62;
    private const int ShortFingerprint = 40;
    private const int LongFingerprint = 64;
    private const int MaximumKeyBytes = 4096;

    private EnvelopeRecipient(EnvelopeTool tool, string key) => (Tool, Key) = (tool, key);

    /// <summary>Gets the program that encrypts to it.</summary>
    public EnvelopeTool Tool { get; }

    /// <summary>Gets the key, as the program takes it: <c>age1...</c>, <c>ssh-ed25519 AAAA...</c>, 40 or 64 hexadecimal digits.</summary>
    public string Key { get; }

    /// <summary>Reads <c>age:age1...</c>, <c>age:ssh-ed25519 AAAA... comment</c> or <c>gpg:FINGERPRINT</c>.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static EnvelopeRecipient Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var key = text[(colon + 1)..].Trim();
        return (colon < 0 ? string.Empty : text[..colon]) switch
        {
            "age" => new(EnvelopeTool.Age, AgeKey(key) ?? throw Refuse(text, "is no public key of age")),
            "gpg" => new(EnvelopeTool.Gpg, Fingerprint(key) ?? throw Refuse(text, "is no full fingerprint of a key of gpg")),
            _ => throw Refuse(text, "does not say what it is a key of"),
        };
    }

    /// <summary>Gives the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => (Tool == EnvelopeTool.Age ? "age:" : "gpg:") + Key;

    private static string? AgeKey(string key) => key.StartsWith("ssh-", StringComparison.Ordinal) ? SshKey(key) : IsAgeKey(key) ? key : null;

    // An age1NAME1... of another length is that of a plugin: a program named by the recipient, which is not ours to start.
    private static bool IsAgeKey(string key) =>
        key.Length == AgeLength && key.StartsWith("age1", StringComparison.Ordinal) && !key.AsSpan().ContainsAnyInRange('A', 'Z') && Ascii.IsValid(key)
        && Checksums.IsBech32("age"u8, Encoding.ASCII.GetBytes(key[4..]));

    // RFC 4253, 6.6: the key begins with its own type, as a string with its length before it. The comment goes: it may name a person or a machine.
    private static string? SshKey(string key)
    {
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [("ssh-ed25519" or "ssh-rsa") and var type, { Length: < MaximumKeyBytes } data, ..])
        {
            return null;
        }

        var bytes = new byte[MaximumKeyBytes];
        return Convert.TryFromBase64String(data, bytes, out var count) && count > type.Length + 4
            && bytes.AsSpan(0, 4).SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, (byte)type.Length]) && bytes.AsSpan(4, type.Length).SequenceEqual(Encoding.ASCII.GetBytes(type))
            ? $"{type} {data}" : null;
    }

    private static string? Fingerprint(string key)
    {
        var digits = key.Replace(" ", string.Empty, StringComparison.Ordinal);
        digits = digits.StartsWith("0x", StringComparison.Ordinal) ? digits[2..] : digits;
        return digits.Length is ShortFingerprint or LongFingerprint && digits.All(char.IsAsciiHexDigit) ? digits.ToUpperInvariant() : null;
    }

    private static InvalidInputException Refuse(string text, string reason)
    {
        // Who has mixed the two halves up must not find the secret one in a log.
        var isSecret = text.Contains("SECRET-KEY", StringComparison.OrdinalIgnoreCase) || text.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase);
        var shown = isSecret ? "age:AGE-SECRET-KEY-..." : Display.PrintableName.Of(text);
        return new InvalidInputException(
            shown,
            isSecret ? "A secret key was given where a public one is needed." : $"The recipient '{shown}' {reason}.",
            "Write age:age1... ('age-keygen -y FILE' shows it), age:'ssh-ed25519 AAAA...', or gpg: and the full fingerprint ('gpg --list-keys --fingerprint').");
    }
}
