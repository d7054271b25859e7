using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>What an export wrote.</summary>
public sealed record ExportSessionsResult
{
    /// <summary>Gets the folder, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the files that were written, absolute.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];

    /// <summary>Gets the number of files that were there already, byte for byte.</summary>
    public int Unchanged { get; init; }

    /// <summary>Gets what was not written, and why.</summary>
    public IReadOnlyList<ItemError> Errors { get; init; } = [];

    /// <summary>Gets the exit code: 0, or 1 where a file was not written.</summary>
    public int ExitCode => Errors.Count > 0 ? 1 : 0;
}
