namespace MemoryVault.Knowledge.Gists;

/// <summary>A token for a GitHub. Its value is in no text that is made of it.</summary>
/// <param name="value">The token.</param>
/// <param name="origin">Where it was found, for people: <c>GITHUB_TOKEN</c>, <c>gh auth token</c>.</param>
internal sealed class GitHubToken(string value, string origin)
{
    /// <summary>Gets the token.</summary>
    internal string Value { get; } = value;

    /// <summary>Gets where it was found.</summary>
    internal string Origin { get; } = origin;

    /// <inheritdoc/>
    public override string ToString() => $"the token from {Origin}";
}
