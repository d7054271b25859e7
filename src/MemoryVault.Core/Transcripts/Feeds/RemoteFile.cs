namespace MemoryVault.Transcripts;

/// <summary>A file that is at a source now.</summary>
/// <param name="Path">Its path below the source's folder, with <c>/</c>; safe on every system.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When it was changed last, by the source's clock.</param>
internal sealed record RemoteFile(string Path, long Size, DateTimeOffset Modified)
{
    /// <summary>Gets a value indicating whether it was changed within the source's window, so that it is to be asked for.</summary>
    public bool InWindow { get; init; } = true;
}
