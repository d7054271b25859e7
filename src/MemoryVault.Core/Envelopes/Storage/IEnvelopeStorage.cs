using MemoryVault.Git;

namespace MemoryVault.Envelopes;

/// <summary>A place that files are added to and never changed in. It need not be trusted with anything but keeping them.</summary>
internal interface IEnvelopeStorage
{
    /// <summary>Gets what it is called in messages.</summary>
    string Place { get; }

    /// <summary>Looks whether it has changed, as cheaply as can be.</summary>
    /// <returns>A text that is another one when something was added; null where nothing is there.</returns>
    /// <exception cref="RemoteFailedException">It cannot be reached.</exception>
    Task<string?> PeekAsync(CancellationToken cancellationToken);

    /// <summary>Looks what is there now. What is no file of an envelope is not named.</summary>
    /// <exception cref="RemoteFailedException">It cannot be reached.</exception>
    /// <exception cref="EnvelopeInvalidException">Something that is no file has such a name.</exception>
    Task<StorageListing> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads a file.</summary>
    /// <param name="file">One of the newest listing.</param>
    /// <param name="maximum">The most bytes that it may have; not more than these are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="EnvelopeInvalidException">It has more, or is gone.</exception>
    Task<ReadOnlyMemory<byte>> ReadAsync(StoredFile file, long maximum, CancellationToken cancellationToken);

    /// <summary>Keeps a file ready; nobody sees it yet.</summary>
    Task<StagedFile> StageAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Adds files, the last of them as the one that makes the others count.</summary>
    /// <param name="files">What was kept ready, in order.</param>
    /// <param name="after">The listing that they are added to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is there then, as far as it is known without another look.</returns>
    /// <exception cref="RemoteFailedException">It cannot be reached, refuses, or (<see cref="RemoteFailure.NonFastForward"/>) is not as it was any more.</exception>
    Task<StorageListing> AppendAsync(IReadOnlyList<StagedFile> files, StorageListing after, CancellationToken cancellationToken);

    /// <summary>Lets go of what it holds open; it is opened again when it is needed.</summary>
    ValueTask CloseAsync();
}
