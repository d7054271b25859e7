namespace MemoryVault.GitHub;

/// <summary>A gist that the server holds.</summary>
internal sealed class StoredGist
{
    /// <summary>Gets its id.</summary>
    internal required string Id { get; init; }

    /// <summary>Gets whose it is.</summary>
    internal required string Owner { get; init; }

    /// <summary>Gets a value indicating whether it is listed for everybody.</summary>
    internal required bool IsPublic { get; init; }

    /// <summary>Gets its repository.</summary>
    internal required GistRepository Repository { get; init; }

    /// <summary>Gets when it was made.</summary>
    internal required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets or sets its description, which may be null.</summary>
    internal string? Description { get; set; }

    /// <summary>Gets or sets when it was changed, by whatever way.</summary>
    internal DateTimeOffset UpdatedAt { get; set; }
}
