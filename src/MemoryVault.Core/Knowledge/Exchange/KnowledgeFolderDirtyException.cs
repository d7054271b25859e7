using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A repository in a folder of this machine has files that are not committed, which a publication would overwrite.</summary>
public sealed class KnowledgeFolderDirtyException(string project, string folder, IReadOnlyList<string> unsaved) : VaultException(
    VaultErrorKind.NotPushed,
    folder,
    $"'{project}' was not published to '{folder}', because {Quantity.Of(unsaved.Count, "file")} there {(unsaved.Count == 1 ? "is" : "are")} not committed: {string.Join(", ", unsaved.Take(10))}.",
    $"Commit or stash them ('git -C {folder} status'), then publish again. Everything of the project is committed here.")
{
    /// <summary>Gets those files.</summary>
    public IReadOnlyList<string> Unsaved { get; } = unsaved;
}
