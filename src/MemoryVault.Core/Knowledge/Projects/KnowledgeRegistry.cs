using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>The knowledge projects of this machine, each with its source and its places.</summary>
public sealed class KnowledgeRegistry(Vault vault)
{
    /// <summary>Lists the projects whose names match a wildcard; all without one. One whose source was removed has no <see cref="KnowledgeProject.Root"/>.</summary>
    public IReadOnlyList<KnowledgeProject> List(string? name = null) =>
        [.. vault.Configuration.Knowledge.Where(project => NameWildcard.Matches(name, project.Name)).Select(Resolve)];

    /// <summary>Gives a project.</summary>
    /// <exception cref="KnowledgeMissingException">There is none of that name.</exception>
    /// <exception cref="KnowledgeSourceMissingException">Its source was removed.</exception>
    public KnowledgeProject Get(string name) =>
        Find(name) ?? throw new KnowledgeMissingException(name, vault.Configuration.Knowledge.Select(project => project.Name));

    /// <summary>Gives a project; null if there is none of that name.</summary>
    /// <exception cref="KnowledgeSourceMissingException">Its source was removed.</exception>
    internal KnowledgeProject? Find(string name)
    {
        var found = List().FirstOrDefault(project => project.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found is { Root.Length: 0 } ? throw new KnowledgeSourceMissingException(found.Name, found.Source) : found;
    }

    /// <summary>Gives the project that a folder would become, beside what is there; nothing is written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="root">Its folder.</param>
    /// <param name="layout">Whose folder it is.</param>
    /// <exception cref="VaultException">It cannot become one: its name, or its folder.</exception>
    internal KnowledgeProject Plan(string name, string root, KnowledgeLayout layout) => ProjectSource.Describe(
        EntryName.Check(name, "knowledge project"), ProjectSource.Choose(vault, name, root, layout), layout, []);

    /// <summary>Makes a folder a project: its source, where none has its folder in the vault yet, and its entry.</summary>
    /// <inheritdoc cref="Plan" path="/exception"/>
    internal async Task<KnowledgeProject> AddAsync(string name, string root, KnowledgeLayout layout, CancellationToken cancellationToken)
    {
        var source = ProjectSource.Choose(vault, EntryName.Check(name, "knowledge project"), root, layout);
        await vault.UpdateConfigurationAsync(
            configuration => configuration with
            {
                Sources = configuration.Sources.Any(each => each.Name == source.Name) ? configuration.Sources : [.. configuration.Sources, source],
                Knowledge = [.. configuration.Knowledge.Where(other => other.Name != name), new KnowledgeRegistration(name, source.Name, layout, [])],
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "knowledge.added", $"Added knowledge project '{name}' ({root}) into '{source.Folder}'.", name);
        return ProjectSource.Describe(name, source, layout, []);
    }

    /// <summary>Adds a place to a project, or replaces the one of its name.</summary>
    internal Task<KnowledgeProject> SetPlaceAsync(KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken) => ChangePlacesAsync(
        project,
        places => places.Any(each => each.Name == place.Name) ? [.. places.Select(each => each.Name == place.Name ? place : each)] : [.. places, place],
        cancellationToken);

    /// <summary>Forgets a place.</summary>
    internal Task<KnowledgeProject> RemovePlaceAsync(KnowledgeProject project, KnowledgePlace place, CancellationToken cancellationToken) =>
        ChangePlacesAsync(project, places => [.. places.Where(each => each.Name != place.Name)], cancellationToken);

    /// <summary>Forgets a project and its source. Its folder stays, and so does what the vault holds of it.</summary>
    internal async Task RemoveAsync(KnowledgeProject project, CancellationToken cancellationToken)
    {
        await vault.UpdateConfigurationAsync(
            configuration => configuration with
            {
                Sources = [.. configuration.Sources.Where(source => source.Name != project.Source)],
                Knowledge = [.. configuration.Knowledge.Where(other => other.Name != project.Name)],
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "knowledge.removed", $"Removed knowledge project '{project.Name}'; its folder '{project.Root}' stays.", project.Name);
    }

    private async Task<KnowledgeProject> ChangePlacesAsync(
        KnowledgeProject project, Func<IReadOnlyList<KnowledgePlace>, IReadOnlyList<KnowledgePlace>> change, CancellationToken cancellationToken)
    {
        await vault.UpdateConfigurationAsync(
            configuration => configuration with
            {
                Knowledge = [.. configuration.Knowledge.Select(each => each.Name == project.Name ? each with { Places = change(each.Places) } : each)],
            },
            cancellationToken).ConfigureAwait(false);
        return List(project.Name) is [var changed, ..] ? changed : project;
    }

    private KnowledgeProject Resolve(KnowledgeRegistration project)
    {
        var source = vault.Configuration.Sources.FirstOrDefault(each => each.Name.Equals(project.Source, StringComparison.OrdinalIgnoreCase));
        return source is not null ? ProjectSource.Describe(project.Name, source, project.Layout, project.Places) : new KnowledgeProject
        {
            Name = project.Name, Root = string.Empty, Folder = ProjectSource.FolderOf(project.Name), Source = project.Source, Layout = project.Layout, Places = project.Places,
        };
    }
}
