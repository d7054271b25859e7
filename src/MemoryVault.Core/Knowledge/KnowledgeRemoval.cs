namespace MemoryVault.Knowledge;

/// <summary>What was removed of a project.</summary>
/// <param name="Project">Its name.</param>
/// <param name="Place">The place that it was deleted in; null where it was only forgotten on this machine.</param>
/// <param name="Url">Where that is, without credentials.</param>
/// <param name="Revision">The commit that deletes it; null for a gist, and where nothing was there.</param>
/// <param name="Deleted">The number of files that were deleted there; null where it is not known.</param>
/// <param name="Root">The project's folder on this machine, which stays.</param>
public sealed record KnowledgeRemoval(string Project, string? Place, string? Url, string? Revision, int? Deleted, string Root)
{
    /// <summary>Gets a value indicating whether this is a plan.</summary>
    public bool DryRun { get; init; }
}
