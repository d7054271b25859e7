namespace MemoryVault.Knowledge;

/// <summary>Which place of a project is meant. With nothing said it is the project's only one.</summary>
public sealed record KnowledgeAddress
{
    /// <summary>Gets the repository: a URL, or a folder of this machine.</summary>
    public string? Repository { get; init; }

    /// <summary>Gets the id of a gist, or its page's URL; empty for the project's own, or a new one; null for no gist.</summary>
    public string? Gist { get; init; }

    /// <summary>Gets the base URL of the interface of the gist's host; null for the machine's, which is GitHub unless set.</summary>
    public string? GistHost { get; init; }

    /// <summary>Gets the branch of the repository; null for the one that it gives out by itself.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets the folder in the repository; <c>.</c> for its root, null for the name of the project.</summary>
    public string? Folder { get; init; }

    /// <summary>Gets the name of a place that the project has.</summary>
    public string? Place { get; init; }

    /// <summary>Gets the file (age) or the folder of the keyring (gpg) that an encrypted place is read with; null for the one that the place has, else the program's usual one.</summary>
    public string? Identity { get; init; }

    /// <summary>Gets a value indicating whether no place is said; how one is read says nothing of where it is.</summary>
    public bool IsEmpty => this with { Identity = null } == new KnowledgeAddress();
}
