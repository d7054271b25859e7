namespace MemoryVault.Transcripts;

/// <summary>A connection to a session source for one pull. It lists first, then sends; one thing at a time.</summary>
internal interface ISessionFeed : IAsyncDisposable
{
    /// <summary>Gets what was refused so far: each is named once, and the rest goes on.</summary>
    IReadOnlyList<RefusedMember> Refused { get; }

    /// <summary>Gets how many bytes came from the source so far, as they came: compressed ones count compressed.</summary>
    long BytesReceived { get; }

    /// <summary>
    /// Gets a value indicating whether the last listing saw all of the folder. Where it did not (a folder that may not be read, too many files), what is not
    /// listed is not known to be gone.
    /// </summary>
    bool IsListingWhole => true;

    /// <summary>Lists what is there now: every file that the source's globs take, those outside the window marked.</summary>
    /// <returns>The files; null where the feed cannot tell before it sends.</returns>
    /// <exception cref="SessionFeedBrokenException">The connection broke; trying again may help.</exception>
    /// <exception cref="Vaults.VaultException">The source cannot be reached so: not signed in, no such host, no such folder.</exception>
    Task<IReadOnlyList<RemoteFile>?> ListAsync(CancellationToken cancellationToken);

    /// <summary>Sends files one after the other; each one's content is read, or left, before the next.</summary>
    /// <param name="wanted">What is asked for; null for all within the window. A file that is gone, or cannot be read, is left out.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    /// <exception cref="SessionFeedBrokenException">The connection broke; what was whole before is good.</exception>
    /// <exception cref="Vaults.VaultException">The source cannot be reached so.</exception>
    IAsyncEnumerable<ReceivedFile> ReceiveAsync(IReadOnlyList<FileRequest>? wanted, CancellationToken cancellationToken);
}
