namespace MemoryVault.GitHub;

/// <summary>A classic personal access token.</summary>
/// <param name="Value">The token.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Scopes">Its scopes (GitHub Docs, "Scopes for OAuth apps"): <c>gist</c>, <c>repo</c>.</param>
public sealed record GitHubToken(string Value, string User, params string[] Scopes)
{
    /// <summary>Gets a value indicating whether gists may be written with it.</summary>
    public bool WritesGists => Scopes.Contains("gist");

    /// <summary>Makes up a token that has the shape of a real one.</summary>
    public static GitHubToken Create(string user, params string[] scopes) =>
        new("gh" + "p_" + string.Concat(Guid.NewGuid().ToString("N"), "Abcd"), user, scopes);
}
