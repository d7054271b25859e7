using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A project is to be copied into a folder that has files.</summary>
public sealed class KnowledgeFolderNotEmptyException(string project, string root) : VaultException(
    VaultErrorKind.AlreadyExists,
    root,
    $"'{root}' is not an empty folder, so that '{project}' was not copied there.",
    Advice.Of($"Name an empty folder or one that does not exist yet with {new HeadWords("--path DIR", "-Root DIR")}; to share what is there, use {HeadWords.Command($"knowledge publish {project} --path DIR", $"Publish-Knowledge {project} -Root DIR")}."));
