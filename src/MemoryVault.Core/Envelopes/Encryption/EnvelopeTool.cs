namespace MemoryVault.Envelopes;

/// <summary>A program that encrypts.</summary>
public enum EnvelopeTool
{
    /// <summary><c>age</c>, <see href="https://age-encryption.org/v1">format v1</see>.</summary>
    Age,

    /// <summary><c>gpg</c>, OpenPGP (RFC 4880).</summary>
    Gpg,
}
