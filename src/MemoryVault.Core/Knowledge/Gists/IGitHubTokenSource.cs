namespace MemoryVault.Knowledge.Gists;

/// <summary>Tokens for a GitHub that a head knows of, besides those that the environment, git and gh have.</summary>
public interface IGitHubTokenSource
{
    /// <summary>Gets the token that the user gave to this very command, which comes before all others; null if none was given.</summary>
    string? Given { get; }

    /// <summary>Asks a store of secrets, where the environment has no token; null if it has none either.</summary>
    /// <param name="host">Whose token is meant: <c>github.com</c>, with the port where it is not the usual one.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The token, and where it was found, for people.</returns>
    Task<(string Value, string Origin)?> AskAsync(string host, CancellationToken cancellationToken);
}
