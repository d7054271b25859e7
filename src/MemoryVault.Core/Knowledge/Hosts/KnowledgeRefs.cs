namespace MemoryVault.Knowledge;

/// <summary>The refs of this repository that knowledge is exchanged with.</summary>
internal static class KnowledgeRefs
{
    /// <summary>Names the ref that keeps a place's commit which our side rests on.</summary>
    internal static string View(string project, string place) => $"refs/memoryvault/knowledge/{project}/{place}";

    /// <summary>Names the ref that keeps what was fetched of a place.</summary>
    internal static string Incoming(string project, string place) => $"refs/memoryvault/knowledge-incoming/{project}/{place}";
}
