namespace MemoryVault.Git;

/// <summary>What <c>git fsck</c> found.</summary>
/// <param name="Problems">Its lines on errors, missing and corrupt objects; dangling objects are no problem and are left out.</param>
public sealed record FsckReport(IReadOnlyList<string> Problems)
{
    /// <summary>Gets a value indicating whether every object is there and is what its id says.</summary>
    public bool IsClean => Problems.Count == 0;
}
