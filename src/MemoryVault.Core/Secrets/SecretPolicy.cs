namespace MemoryVault.Secrets;

/// <summary>What happens to a push that would take a secret to a remote.</summary>
public enum SecretPolicy
{
    /// <summary>The push is refused with the list of what was found; everything stays committed here.</summary>
    Block,

    /// <summary>The remote gets a copy of the history in which the secrets are blacked out. It is pushed to only, and never coordinates.</summary>
    Redact,

    /// <summary>The remote gets everything; nothing is scanned.</summary>
    Allow,
}
