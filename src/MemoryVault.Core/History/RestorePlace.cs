using MemoryVault.Backup;

namespace MemoryVault.History;

/// <summary>Where a file of the vault goes.</summary>
/// <param name="Root">The folder that nothing of it may leave.</param>
/// <param name="RelativePath">The path below it, with <c>/</c>.</param>
/// <param name="Source">The source it belongs to; null where it is restored elsewhere.</param>
internal readonly record struct RestorePlace(string Root, string RelativePath, MemorySource? Source);
