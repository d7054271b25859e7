namespace MemoryVault.Secrets.Matching;

/// <summary>Tells by its name what a member or variable holds: <c>DB_PASSWORD</c>, <c>clientSecret</c>, <c>x-api-key</c>.</summary>
internal static class CredentialName
{
    /// <summary>The longest name that is looked at.</summary>
    internal const int Longest = 64;

    private static readonly byte[][] Endings =
    [
        [.. "password"u8], [.. "passwd"u8], [.. "passphrase"u8], [.. "pwd"u8], [.. "secret"u8], [.. "token"u8], [.. "apikey"u8], [.. "secretkey"u8], [.. "accesskey"u8],
        [.. "privatekey"u8], [.. "authkey"u8], [.. "encryptionkey"u8], [.. "signingkey"u8], [.. "masterkey"u8], [.. "accountkey"u8], [.. "credential"u8],
        [.. "credentials"u8], [.. "dbpass"u8], [.. "userpass"u8], [.. "authorization"u8],
    ];

    // Tokens that open nothing: of paging, of language models, against forgery of forms.
    private static readonly byte[][] Harmless =
    [
        [.. "pagetoken"u8], [.. "nexttoken"u8], [.. "continuationtoken"u8], [.. "synctoken"u8], [.. "cancellationtoken"u8], [.. "fencingtoken"u8], [.. "eostoken"u8],
        [.. "bostoken"u8], [.. "padtoken"u8], [.. "unktoken"u8], [.. "masktoken"u8], [.. "septoken"u8], [.. "clstoken"u8], [.. "specialtoken"u8], [.. "stoptoken"u8],
    ];

    /// <summary>Tells whether the name is one of a credential.</summary>
    internal static bool IsOne(ReadOnlySpan<byte> name)
    {
        Span<byte> letters = stackalloc byte[Longest];
        var plain = Simplify(name, letters);
        return EndsWithAny(plain, Endings) && !EndsWithAny(plain, Harmless);
    }

    /// <summary>Tells whether the name is that of an AWS secret access key.</summary>
    internal static bool IsAwsSecret(ReadOnlySpan<byte> name)
    {
        Span<byte> letters = stackalloc byte[Longest];
        var plain = Simplify(name, letters);
        return plain.EndsWith("secretaccesskey"u8) || (plain.IndexOf("aws"u8) >= 0 && plain.IndexOf("secret"u8) >= 0);
    }

    /// <summary>Tells whether the name is that of the header of HTTP.</summary>
    internal static bool IsAuthorization(ReadOnlySpan<byte> name) => name.Length >= 13 && (name[^1] | 0x20) == 'n' && (name[^2] | 0x20) == 'o' && (name[^13] | 0x20) == 'a';

    // The last letters decide for nearly every name, and cost little.
    private static bool MayBeOne(ReadOnlySpan<byte> name) =>
        name.Length >= 3 && (name[^1] | 0x20) is 'd' or 'e' or 't' or 'n' or 'y' or 'l' or 's';

    private static ReadOnlySpan<byte> Simplify(ReadOnlySpan<byte> name, Span<byte> letters)
    {
        if (name.Length > Longest || !MayBeOne(name))
        {
            return [];
        }

        var count = 0;
        foreach (var b in name)
        {
            if (ByteSet.AlphaNumeric.Contains(b))
            {
                letters[count++] = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
            }
        }

        return letters[..count];
    }

    private static bool EndsWithAny(ReadOnlySpan<byte> name, byte[][] endings)
    {
        foreach (var ending in endings)
        {
            if (name.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }
}
