using MemoryVault.Git;

namespace MemoryVault.Envelopes;

/// <summary>What one publication says of itself. It has no time in it, and nothing else that is not needed.</summary>
internal sealed record EnvelopeManifest
{
    /// <summary>The version of the format that this program writes and reads.</summary>
    internal const int CurrentVersion = 1;

    /// <summary>Gets the name of the chain: 32 hexadecimal digits, drawn when it began.</summary>
    internal required string Chain { get; init; }

    /// <summary>Gets its number in the chain, from 1.</summary>
    internal required int Sequence { get; init; }

    /// <summary>Gets the number of the publication that the key in force came with. Its bundle stands by itself.</summary>
    internal required int Root { get; init; }

    /// <summary>Gets the SHA-256 of the file of the manifest before; null for the first.</summary>
    internal string? Previous { get; init; }

    /// <summary>Gets the commit that is the newest from here on.</summary>
    internal required ObjectId Tip { get; init; }

    /// <summary>Gets the commit whose objects the bundle takes for granted: the tip of the publication before. Null in a root.</summary>
    internal ObjectId? Prerequisite { get; init; }

    /// <summary>Gets the parts of the bundle.</summary>
    internal required IReadOnlyList<BundlePart> Parts { get; init; }

    /// <summary>Gets who can read it.</summary>
    internal required IReadOnlyList<EnvelopeRecipient> Recipients { get; init; }

    /// <summary>Gets the key of the chain from here on; only in a root.</summary>
    internal ChainKey? Key { get; init; }

    /// <summary>Gets the program that it is encrypted with.</summary>
    internal EnvelopeTool Tool => Recipients[0].Tool;

    /// <summary>Gets a value indicating whether it brings a key and a bundle that stands by itself.</summary>
    internal bool IsRoot => Root == Sequence;
}
