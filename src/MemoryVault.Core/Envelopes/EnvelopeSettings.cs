using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>What an exchange through an envelope needs to know.</summary>
internal sealed record EnvelopeSettings
{
    /// <summary>Gets where this machine keeps what it knows of it.</summary>
    internal required EnvelopePaths Paths { get; init; }

    /// <summary>Gets the ref of the repository that keeps what was received.</summary>
    internal required string IncomingRef { get; init; }

    /// <summary>Gets who is to read it; empty where it is only received.</summary>
    internal IReadOnlyList<EnvelopeRecipient> Recipients { get; init; } = [];

    /// <summary>Gets what it is decrypted with; null for the program's usual identity.</summary>
    internal string? Identity { get; init; }

    /// <summary>Gets the machine and the clock.</summary>
    internal required VaultServices Services { get; init; }

    /// <summary>Gets who is told that another machine has changed the recipients, or whose they are at the first look; null for nobody.</summary>
    internal Func<IReadOnlyList<EnvelopeRecipient>, CancellationToken, Task>? Adopt { get; init; }

    /// <summary>Gets who is warned: the name of an event, and a sentence.</summary>
    internal Action<string, string>? Warn { get; init; }

    /// <summary>Gets the length that parts of a bundle have.</summary>
    internal int PartBytes { get; init; } = BundleSizes.Part;
}
