using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>Gives a transcript back from its segment folder, byte for byte.</summary>
internal sealed class SegmentReader(IObjectStore store)
{
    /// <summary>Opens a transcript; at most one segment of it is in memory.</summary>
    /// <param name="folder">The folder's tree.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    internal async Task<Stream> OpenAsync(ObjectId folder, CancellationToken cancellationToken) =>
        Open(await SegmentFolder.ReadAsync(store, folder, cancellationToken).ConfigureAwait(false));

    /// <summary>Opens a transcript of which the folder has been read.</summary>
    internal Stream Open(SegmentFolder folder) => new SegmentStream(store, folder.Segments);

    /// <summary>Reads how long a transcript is, in bytes.</summary>
    internal async Task<long> ReadLengthAsync(ObjectId folder, CancellationToken cancellationToken)
    {
        var read = await SegmentFolder.ReadAsync(store, folder, cancellationToken).ConfigureAwait(false);
        return (await read.ReadMarksAsync(store, cancellationToken).ConfigureAwait(false)).Sum(m => m.Length);
    }
}
