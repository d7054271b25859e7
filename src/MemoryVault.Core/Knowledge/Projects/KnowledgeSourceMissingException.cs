using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>The source of a knowledge project was removed.</summary>
public sealed class KnowledgeSourceMissingException(string project, string source) : VaultException(
    VaultErrorKind.NotFound,
    project,
    $"The knowledge project '{project}' has lost its source '{source}', so that nobody knows its folder.",
    Advice.Of($"Add it again with {HeadWords.Command($"source add {source} --root DIR --folder {ProjectSource.FolderOf(project)}", $"Add-VaultSource {source} -Root DIR -Folder {ProjectSource.FolderOf(project)}")}, or forget the project with {HeadWords.Command($"knowledge delete {project}", $"Remove-Knowledge {project}")}."));
