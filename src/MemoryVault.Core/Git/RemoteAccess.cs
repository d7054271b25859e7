namespace MemoryVault.Git;

/// <summary>A repository elsewhere, and what git needs to get in beside the user's own settings.</summary>
/// <param name="Url">Any URL or path that git takes, without a password or token in it.</param>
internal sealed record RemoteAccess(string Url)
{
    /// <summary>Gets variables for git alone: what is secret reaches it so, and by no argument, which everybody on the machine can read.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>Gets the program that receives a push there, for a folder of this machine; null for git's own.</summary>
    internal string? ReceivePack { get; init; }
}
