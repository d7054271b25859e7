using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>A project has several places, and what was said fits more than one.</summary>
public sealed class KnowledgePlaceAmbiguousException(string project, IEnumerable<KnowledgePlace> places) : VaultException(
    VaultErrorKind.InvalidInput,
    project,
    $"The knowledge project '{project}' has more than one place that could be meant: {string.Join(", ", places.Select(Words))}.",
    Advice.Of($"Name it: {new HeadWords("--place NAME", "-Place NAME")}."))
{
    private static string Words(KnowledgePlace place) => $"{place.Name} ({Git.Credentials.Scrub(place.Url)}{(place.Branch is { } branch ? $", {branch}" : string.Empty)})";
}
