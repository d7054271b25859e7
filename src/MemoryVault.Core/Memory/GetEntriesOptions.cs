namespace MemoryVault.Memory;

/// <summary>Which entries <see cref="GetEntries"/> gives.</summary>
public sealed record GetEntriesOptions
{
    /// <summary>Gets the section, with <c>*</c> and <c>?</c>; null for all.</summary>
    public string? Section { get; init; }

    /// <summary>Gets the key, with <c>*</c> and <c>?</c>; null for all.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the revision, event or time whose state is read; null for the newest.</summary>
    public string? At { get; init; }
}
