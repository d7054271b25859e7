using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Finds the project that is published; a folder that is none yet becomes one.</summary>
internal sealed class ProjectChoice(Vault vault)
{
    private readonly KnowledgeRegistry _registry = new(vault);

    /// <summary>Finds it.</summary>
    /// <exception cref="VaultException">There is none of that name, and no folder to make one of.</exception>
    internal async Task<KnowledgeProject> ForPublishingAsync(PublishKnowledgeOptions options, CancellationToken cancellationToken)
    {
        if (_registry.Find(options.Project) is { } there)
        {
            return options.Path is null || Backup.FolderPath.AreSame(there.Root, vault.Services.Environment.FullPath(options.Path), vault.Services.Environment) ? there : throw new InvalidInputException(
                options.Path,
                $"The folder of knowledge project '{there.Name}' is '{there.Root}'.",
                Advice.Of($"Leave out {new HeadWords("--path", "-Root")}, or publish the other folder under another name."));
        }

        var (root, layout) = FolderOf(EntryName.Check(options.Project, "knowledge project"), options.Path);

        // Asked before anything is made of it: a place that is none leaves no project behind.
        var planned = _registry.Plan(options.Project, root, layout);
        new ProjectPlaces(vault, planned).Resolve(options.Address);
        return options.DryRun ? planned : await _registry.AddAsync(options.Project, root, layout, cancellationToken).ConfigureAwait(false);
    }

    private (string Root, KnowledgeLayout Layout) FolderOf(string project, string? path)
    {
        var environment = vault.Services.Environment;
        if (path is not null)
        {
            var root = environment.FullPath(path);
            return (root, EngramFolder.Contains(root, environment) ? KnowledgeLayout.Engram : KnowledgeLayout.Folder);
        }

        return EngramFolder.Of(project, environment) is { } engram && Directory.Exists(engram)
            ? (engram, KnowledgeLayout.Engram)
            : throw new KnowledgeMissingException(project, vault.Configuration.Knowledge.Select(each => each.Name));
    }
}
