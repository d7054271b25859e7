namespace MemoryVault.Stress.Publishers;

/// <summary>Two publishers of one project, who publish and receive at once.</summary>
public sealed record PublisherOptions
{
    /// <summary>Gets how many times they do it.</summary>
    public int Interleavings { get; init; } = 100;

    /// <summary>Gets a value indicating whether they share a gist; else a bare repository in a folder.</summary>
    public bool Gist { get; init; }

    /// <summary>Gets the seed of what each changes and of whose turn it is.</summary>
    public int Seed { get; init; } = 1;
}
