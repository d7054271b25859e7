namespace MemoryVault.Git;

/// <summary>What <c>git count-objects -v</c> tells of a repository.</summary>
/// <param name="Loose">Loose objects.</param>
/// <param name="LooseBytes">Their size on disk.</param>
/// <param name="Packed">Objects in packs.</param>
/// <param name="Packs">Packs.</param>
/// <param name="PackBytes">Their size on disk.</param>
/// <param name="Garbage">Files in the object folder that are no objects.</param>
public sealed record ObjectCounts(int Loose, long LooseBytes, int Packed, int Packs, long PackBytes, int Garbage);
