namespace MemoryVault.GitHub;

/// <summary>What the stand-in is to be.</summary>
public sealed record GitHubOptions
{
    /// <summary>Gets the folder for the repositories of gists.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the tokens that are known.</summary>
    public IReadOnlyList<GitHubToken> Tokens { get; init; } = [];

    /// <summary>Gets a value indicating whether it is GitHub Enterprise Server, whose interface is below <c>/api/v3</c>.</summary>
    public bool IsEnterprise { get; init; }

    /// <summary>Gets the branch of new gists.</summary>
    public string Branch { get; init; } = "master";

    /// <summary>Gets the clock of its times and limits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets how many elements a page has at the most: a hundred on GitHub.</summary>
    public int MaximumPage { get; init; } = 100;

    /// <summary>Gets the requests allowed in an hour.</summary>
    public int HourlyRequests { get; init; } = 5000;
}
