namespace MemoryVault.Secrets;

/// <summary>What happens to a push that would take a secret to a remote.</summary>
public enum SecretPolicy
{
    /// <summary>The push is refused with the list of what was found; everything stays committed here.</summary>
    Block,

    /// <summary>The remote would get the content with the secrets blacked out. Not built yet: pushes are refused, so that nothing leaks by a misunderstanding.</summary>
    Redact,

    /// <summary>The remote gets everything; nothing is scanned.</summary>
    Allow,
}
