using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>A file of a mirror as it was left there.</summary>
/// <param name="Id">What it is in the vault (<see cref="StoredFile.Id"/>).</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">Its time of change, in nanoseconds since 1970.</param>
internal sealed record MirroredFile(ObjectId Id, long Size, long Modified);
