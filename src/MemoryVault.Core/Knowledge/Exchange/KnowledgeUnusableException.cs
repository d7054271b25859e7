using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>What a place holds cannot be a project.</summary>
public sealed class KnowledgeUnusableException : VaultException
{
    private KnowledgeUnusableException(VaultErrorKind kind, string place, string message, Advice remedy)
        : base(kind, place, message, remedy)
    {
    }

    internal static KnowledgeUnusableException FileInTheWay(string place, string folder) => new(
        VaultErrorKind.InvalidInput, place, $"In '{place}', '{folder}' is a file; a project is a folder.", Advice.Of($"Name another folder: {new HeadWords("--folder FOLDER", "-Folder FOLDER")}."));

    internal static KnowledgeUnusableException TooManyFiles(string place, int most) => new(
        VaultErrorKind.InvalidInput,
        place,
        string.Create(CultureInfo.InvariantCulture, $"The project in '{place}' has more than {most:N0} files."),
        Advice.Of($"Name a folder with fewer: {new HeadWords("--folder FOLDER", "-Folder FOLDER")}."));

    internal static KnowledgeUnusableException NothingThere(string place, string? branch) => new(
        VaultErrorKind.NotFound,
        place,
        branch is null ? $"'{place}' has nothing yet." : $"'{place}' has no branch '{branch}' yet.",
        Advice.Of($"Publish to it first with {HeadWords.Command("knowledge publish", "Publish-Knowledge")}, or name another branch with {new HeadWords("--branch", "-Branch")}."));

    internal static KnowledgeUnusableException NoSuchPath(string project, string path, string revision) => new(
        VaultErrorKind.NotFound, path, $"Neither '{project}' nor its version {revision} has '{path}'.", "Name a file or folder by its path in the project, with '/' between folders; '*' stays within a name, '**' does not.");

    internal static KnowledgeUnusableException NoSuchFolder(string place, string folder, IReadOnlyList<string> others) => new(
        VaultErrorKind.NotFound,
        place,
        $"'{place}' has no folder '{folder}'.",
        others.Count == 0
            ? Advice.Of($"If the project lies at its top, say {new HeadWords("--folder .", "-Folder .")}.")
            : Advice.Of($"Name the project's folder with {new HeadWords("--folder", "-Folder")} ('.' for the top): {string.Join(", ", others)}."));
}
