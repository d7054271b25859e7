namespace MemoryVault.GitHub;

/// <summary>A request to the REST interface, as it was answered.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Its path and query, below the base of the interface.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Time">When it came, by the clock of the server.</param>
public sealed record GitHubRequest(string Method, string Target, int Status, DateTimeOffset Time);
