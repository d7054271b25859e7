using MemoryVault.Secrets;

namespace MemoryVault.Knowledge;

/// <summary>A place that a knowledge project is shared with.</summary>
public sealed record KnowledgePlace
{
    /// <summary>Gets the name, unique in its project: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what it is.</summary>
    public KnowledgePlaceKind Kind { get; init; }

    /// <summary>Gets where it is: the URL of the repository or its folder; of a gist, the base URL of the interface of its host (<c>https://api.github.com</c>). Never with a token in it.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the id of the gist; null for a repository, and for a gist that is not made yet.</summary>
    public string? GistId { get; init; }

    /// <summary>Gets the branch, without <c>refs/heads/</c>; null for the one that the repository gives out by itself.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets the folder of the project in the repository, with <c>/</c>; <c>.</c> for its root, null for the name of the project. A gist has none.</summary>
    public string? Folder { get; init; }

    /// <summary>Gets what happens to a publication that would take a secret there.</summary>
    public SecretPolicy SecretPolicy { get; init; }

    /// <summary>Gets whom it is encrypted to: <c>age:age1...</c>, <c>gpg:FINGERPRINT</c>; none for a place that holds the files as they are.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Gets the file (age) or the folder of the keyring (gpg) that an encrypted place is read with; null for the program's usual one. A path and never a key.</summary>
    public string? Identity { get; init; }

    /// <summary>Gets a value indicating whether the place holds encrypted files only. One that is just being copied says so by its identity: who can read it is known when it was read.</summary>
    public bool IsEncrypted => Recipients.Count > 0 || Identity is not null;
}
