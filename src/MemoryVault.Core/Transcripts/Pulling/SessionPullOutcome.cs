using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>What a pull did with one source.</summary>
public sealed record SessionPullOutcome
{
    /// <summary>Gets the source's name.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the id of the last commit that the pull made; null when nothing changed.</summary>
    public string? Commit { get; init; }

    /// <summary>Gets the number of transcripts that are new.</summary>
    public int New { get; init; }

    /// <summary>Gets the number of transcripts that grew.</summary>
    public int Grown { get; init; }

    /// <summary>Gets the number of transcripts that are no longer what they began with; their older versions are kept.</summary>
    public int Rewritten { get; init; }

    /// <summary>Gets the number of other files that are new or changed.</summary>
    public int Others { get; init; }

    /// <summary>Gets the number of files that are missing at the source since the last pull; they stay in the vault.</summary>
    public int DeletedAtSource { get; init; }

    /// <summary>Gets what was not taken, and why.</summary>
    public IReadOnlyList<RefusedMember> Refused { get; init; } = [];

    /// <summary>Gets how many bytes came from the source, as they came.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Gets how many bytes of segments and files were written for it, before compression.</summary>
    public long BytesStored { get; init; }

    /// <summary>Gets the agent's format version; null if none of its files tells.</summary>
    public string? FormatVersion { get; init; }

    /// <summary>Gets what deserves a look: a changed format version, a damaged index.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Gets what could not be done; what was received whole is in the vault all the same.</summary>
    public IReadOnlyList<ItemError> Errors { get; init; } = [];
}
