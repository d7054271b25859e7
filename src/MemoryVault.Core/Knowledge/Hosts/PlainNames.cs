namespace MemoryVault.Knowledge;

/// <summary>The names of a place that has folders: those of the project.</summary>
internal sealed class PlainNames : IKnowledgeNames
{
    /// <inheritdoc/>
    public string Encode(string path) => path;

    /// <inheritdoc/>
    public string? TryDecode(string name) => name;
}
