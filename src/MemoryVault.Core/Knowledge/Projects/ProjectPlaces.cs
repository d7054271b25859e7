using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Finds the place of a project that an address means; a new one where it names none that the project has.</summary>
internal sealed class ProjectPlaces(Vault vault, KnowledgeProject project)
{
    /// <summary>Finds it.</summary>
    /// <param name="address">What was said.</param>
    /// <returns>A place of the project, or one that is still to be added to it.</returns>
    /// <exception cref="VaultException">Nothing fits, or more than one place does.</exception>
    internal KnowledgePlace Resolve(KnowledgeAddress address)
    {
        if (address.Repository is not null && address.Gist is not null)
        {
            throw new InvalidInputException(project.Name, "A place is a repository or a gist, not both.", Advice.Of($"Say one of {new HeadWords("--repo and --gist", "-Repository and -Gist")}."));
        }

        var place = Find(address);
        return address.Identity is { } identity ? place with { Identity = vault.Services.Environment.FullPath(identity) } : place;
    }

    private KnowledgePlace Find(KnowledgeAddress address) =>
        address.Place is { } name ? ByName(name, address)
        : address.Repository is not null ? Choose(KnowledgePlaceKind.Repository, address, address.Branch)
        : address.Gist is not null ? Choose(KnowledgePlaceKind.Gist, address, null)
        : address.Branch is not null || address.Folder is not null ? InOwnRepository(address)
        : Only(project.Places);

    private KnowledgePlace ByName(string name, KnowledgeAddress address)
    {
        var named = project.Places.FirstOrDefault(place => place.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (address.Repository is null && address.Gist is null)
        {
            return named ?? throw new KnowledgePlaceMissingException(project.Name, $"has no place '{name}'", project.Places);
        }

        var said = Read(address.Repository is not null ? KnowledgePlaceKind.Repository : KnowledgePlaceKind.Gist, address) with { Name = EntryName.Check(name, "place") };
        return named is null ? said
            : Fits(named, said) ? named
            : throw new InvalidInputException(name, $"The place '{name}' of knowledge project '{project.Name}' is another one: {Git.Credentials.Scrub(named.Url)}.", "Choose another name, or leave it out.");
    }

    private KnowledgePlace Choose(KnowledgePlaceKind kind, KnowledgeAddress address, string? branch)
    {
        var said = Read(kind, address);
        var fitting = project.Places.Where(place => Fits(place, said)).ToArray();
        return fitting switch
        {
            [] => said with { Name = NewName(said) },
            [var only] => only,
            _ => fitting.FirstOrDefault(place => place.Branch == branch && place.Folder == said.Folder && place.GistId == said.GistId) ?? throw new KnowledgePlaceAmbiguousException(project.Name, fitting),
        };
    }

    private KnowledgePlace InOwnRepository(KnowledgeAddress address)
    {
        var urls = project.Places.Where(place => place.Kind == KnowledgePlaceKind.Repository).Select(place => place.Url).Distinct(StringComparer.Ordinal).ToArray();
        return urls is [var url] ? Choose(KnowledgePlaceKind.Repository, address with { Repository = url }, address.Branch) : Only(project.Places);
    }

    private KnowledgePlace Only(IReadOnlyList<KnowledgePlace> places) => places switch
    {
        [var only] => only,
        [] => throw new KnowledgePlaceMissingException(project.Name, "is not shared anywhere yet", places),
        _ => throw new KnowledgePlaceAmbiguousException(project.Name, places),
    };

    private KnowledgePlace Read(KnowledgePlaceKind kind, KnowledgeAddress address) => KnowledgeHosts.Open(vault, kind).Read(project.Name, address);

    // What was not said fits anything: a branch and a folder of a repository, the id of a gist.
    private static bool Fits(KnowledgePlace place, KnowledgePlace said) =>
        place.Kind == said.Kind
        && place.Url == said.Url
        && (said.Branch is null || said.Branch == place.Branch)
        && (said.Folder is null || said.Folder == place.Folder)
        && (said.GistId is null || said.GistId == place.GistId);

    private string NewName(KnowledgePlace place)
    {
        var wish = EntryName.From(place.Branch is { } branch ? $"{place.Name}-{branch}" : place.Name, "place");
        var name = wish;
        for (var number = 2; project.Places.Any(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase)); number++)
        {
            name = $"{wish[..Math.Min(wish.Length, 60)]}-{number}";
        }

        return name;
    }
}
