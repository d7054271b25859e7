using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>The source of a knowledge project, by which it is backed up like any other: guards, merge between machines, history, restore.</summary>
internal static class ProjectSource
{
    // Engram computes it again from the texts; its preset leaves it out, too.
    private const string Embeddings = "embeddings.json";

    /// <summary>Gives the folder of a project in the vault.</summary>
    internal static string FolderOf(string project) => $"knowledge/{project}";

    /// <summary>Gives the source of a project: the one that has its folder in the vault (another machine's that this one took over), else a new one.</summary>
    /// <exception cref="VaultException">Its folder cannot be that of a source.</exception>
    internal static MemorySource Choose(Vault vault, string project, string root, KnowledgeLayout layout)
    {
        var configuration = vault.Configuration;
        var path = vault.Services.Environment.FullPath(root);
        var folder = FolderOf(project);
        if (configuration.Sources.FirstOrDefault(source => source.Folder.Equals(folder, StringComparison.OrdinalIgnoreCase)) is { } there)
        {
            return FolderPath.AreSame(there.Root, path, vault.Services.Environment) ? there : throw Elsewhere(project, there);
        }

        // All of it is said, so that a folder that is a source already may be shared, too: the vault keeps equal files once.
        var source = new MemorySource
        {
            Name = SourceNames.MakeUnique(project, configuration.Sources),
            Root = path,
            Include = ["**"],
            Exclude = layout == KnowledgeLayout.Engram ? [Embeddings] : [],
            Folder = folder,
        };
        return new SourceRules(vault.Paths, vault.Services.Environment).Check(source, configuration.Sources);
    }

    /// <summary>Describes a project by its source.</summary>
    internal static KnowledgeProject Describe(string name, MemorySource source, KnowledgeLayout layout, IReadOnlyList<KnowledgePlace> places) =>
        new() { Name = name, Root = source.Root, Folder = source.Folder, Source = source.Name, Layout = layout, Places = places };

    private static InvalidInputException Elsewhere(string project, MemorySource there) => new(
        there.Root,
        $"The folder of knowledge project '{project}' is '{there.Root}', that of source '{there.Name}'.",
        Advice.Of($"Leave out {new HeadWords("--path", "-Root")}, or move the source with {HeadWords.Command($"source set {there.Name} --root DIR", $"Set-VaultSource {there.Name} -Root DIR")}."));
}
