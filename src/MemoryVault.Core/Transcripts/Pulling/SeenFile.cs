using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>How a file of a source looked when it was taken.</summary>
/// <param name="Size">Its size in bytes; -1 if it is to be asked for again.</param>
/// <param name="Modified">Its time of change, by the source's clock.</param>
/// <param name="Id">What it is in the vault (<see cref="StoredFile.Id"/>).</param>
internal sealed record SeenFile(long Size, DateTimeOffset Modified, ObjectId Id)
{
    /// <summary>Tells whether a listed file looks the same.</summary>
    internal bool Looks(RemoteFile file) => Size == file.Size && Modified == file.Modified;
}
