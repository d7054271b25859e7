namespace MemoryVault.Git;

/// <summary>A wire to a branch of a repository, that something else may be put into: an envelope.</summary>
internal interface IBranchWire : ICommitExchange
{
    /// <summary>Gives the same wire with something else at its end.</summary>
    /// <param name="open">Opens that, for the repository and the branch (<c>refs/heads/main</c>) there; nothing is contacted.</param>
    ICommitExchange Enclose(Func<RemoteAccess, string, ICommitExchange> open);
}
