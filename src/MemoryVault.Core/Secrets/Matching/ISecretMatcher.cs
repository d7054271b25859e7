namespace MemoryVault.Secrets.Matching;

/// <summary>Finds one kind of secret around its anchor.</summary>
internal interface ISecretMatcher
{
    /// <summary>Gets the bytes by which it is found.</summary>
    byte[] Anchor { get; }

    /// <summary>Matches around the anchor, in a time that has a bound, or grows with what is consumed.</summary>
    /// <param name="bytes">All bytes.</param>
    /// <param name="at">Where the anchor begins.</param>
    /// <param name="match">What was found.</param>
    bool TryMatch(ReadOnlySpan<byte> bytes, int at, out SecretMatch match);
}
