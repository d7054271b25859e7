namespace MemoryVault.Knowledge.Gists;

/// <summary>A gist, as a list shows it: without its contents.</summary>
public sealed record Gist
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the URL of its page.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the URL of its repository.</summary>
    public required string GitUrl { get; init; }

    /// <summary>Gets whose it is; null where that is not told.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets a value indicating whether it is listed for everybody. Who has the address can read it in any case.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Gets when it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when it was changed last, by whatever way.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Gets the names of its files, at most 300 of them.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Gets a value indicating whether it has more files than those.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Gets the knowledge projects that it holds, by its markers; none for a gist that is not ours.</summary>
    public IReadOnlyList<string> Projects => [.. Files.Select(GistMarker.TryRead).OfType<string>()];
}
