namespace MemoryVault.Git;

/// <summary>A place that a chain of commits is exchanged with: a branch of a repository, or an envelope that holds one.</summary>
/// <remarks>The chain there only ever grows. What others added is fetched and merged here, then pushed on top of theirs.</remarks>
internal interface ICommitExchange
{
    /// <summary>Gets what the place is called in messages: a URL without credentials, a folder.</summary>
    string Place { get; }

    /// <summary>Gets a value indicating whether something besides commits waits to be published: who may read it has changed. A push of the commit that is there already does that.</summary>
    bool HasMoreToPush => false;

    /// <summary>Looks whether the place has changed, as cheaply as can be; nothing is fetched.</summary>
    /// <returns>A text that is another one when the chain has grown; null where there is nothing yet.</returns>
    /// <exception cref="RemoteFailedException">It cannot be reached or refuses.</exception>
    Task<string?> PeekAsync(CancellationToken cancellationToken);

    /// <summary>Brings the chain into this repository, where a ref of ours keeps it.</summary>
    /// <returns>Its newest commit; null where there is none yet.</returns>
    /// <exception cref="RemoteFailedException">It cannot be reached or refuses.</exception>
    Task<ObjectId?> FetchAsync(CancellationToken cancellationToken);

    /// <summary>Appends to the chain.</summary>
    /// <param name="tip">The commit that is to be the newest. It contains <paramref name="expected"/>.</param>
    /// <param name="expected">The commit that is the newest there as far as we know; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RemoteFailedException">It cannot be reached, refuses, or (<see cref="RemoteFailure.NonFastForward"/>) has something newer.</exception>
    Task PushAsync(ObjectId tip, ObjectId? expected, CancellationToken cancellationToken);
}
