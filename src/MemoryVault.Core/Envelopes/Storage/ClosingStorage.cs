namespace MemoryVault.Envelopes;

/// <summary>Lets go of a storage at the end of a piece of work.</summary>
internal sealed class ClosingStorage(IEnvelopeStorage storage) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => storage.CloseAsync();
}
