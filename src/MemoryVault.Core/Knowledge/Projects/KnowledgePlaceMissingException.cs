using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A project has no place of the kind that is meant.</summary>
public sealed class KnowledgePlaceMissingException(string project, string what, IReadOnlyList<KnowledgePlace> places) : VaultException(
    VaultErrorKind.NotFound, project, $"The knowledge project '{project}' {what}.", HowToGoOn(places))
{
    private static Advice HowToGoOn(IReadOnlyList<KnowledgePlace> places) => places.Count == 0
        ? Advice.Of($"Say where it is: {new HeadWords("--repo DIR|URL or --gist ID", "-Repository or -Gist")}.")
        : $"Its places are: {string.Join(", ", places.Select(place => place.Name))}.";
}
