namespace MemoryVault.Backup;

/// <summary>What a walk comes across.</summary>
/// <param name="RelativePath">Its path below the root, with <c>/</c>.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="IsLink">Whether it is a symbolic link.</param>
/// <param name="FullPath">Its path on this machine.</param>
internal readonly record struct WalkedFile(string RelativePath, bool IsFolder, bool IsLink, string FullPath);
