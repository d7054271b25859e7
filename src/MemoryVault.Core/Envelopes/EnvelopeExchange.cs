using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>
/// Exchanges commits with an envelope: files in a storage, encrypted, only ever added. Each publication is a bundle of what is new and a manifest that is chained to the one
/// before it (docs/envelope.md). Merging is not done here: who fetches gets plain commits.
/// </summary>
internal sealed class EnvelopeExchange(GitRepository repository, IEnvelopeStorage storage, EnvelopeSettings settings) : ICommitExchange
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2);

    private readonly EnvelopeCrypt _crypt = new(settings.Services, settings.Identity);

    private IReadOnlyList<EnvelopeRecipient> _recipients = settings.Recipients;

    /// <inheritdoc/>
    public string Place => storage.Place;

    /// <summary>Gets what two machines can compare to know that they have the same chain; null where nothing was seen yet.</summary>
    internal string? Fingerprint => Seen?.Key.Fingerprint;

    /// <summary>Gets the publication that this machine saw last; null for none. Nothing is contacted.</summary>
    internal SeenPublication? Seen => EnvelopeStateFile.Read(settings.Paths.State).Seen;

    /// <inheritdoc/>
    public bool HasMoreToPush => _recipients.Count > 0 && Seen is { } seen && !EnvelopeRecipients.AreSame(seen.Recipients, _recipients);

    /// <inheritdoc/>
    public async Task<string?> PeekAsync(CancellationToken cancellationToken)
    {
        await using var closing = Close().ConfigureAwait(false);
        return await storage.PeekAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="EnvelopeInvalidException">What is there is not what was published.</exception>
    /// <exception cref="DecryptionFailedException">It is not for this identity.</exception>
    public async Task<ObjectId?> FetchAsync(CancellationToken cancellationToken)
    {
        using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = Close().ConfigureAwait(false);
        var listing = await storage.ListAsync(cancellationToken).ConfigureAwait(false);
        return (await ReceiveAsync(listing, cancellationToken).ConfigureAwait(false)).Seen?.Tip;
    }

    /// <inheritdoc/>
    /// <exception cref="EnvelopeInvalidException">What is there is not what was published.</exception>
    /// <exception cref="EncryptionFailedException">The program refused.</exception>
    public async Task PushAsync(ObjectId tip, ObjectId? expected, CancellationToken cancellationToken)
    {
        using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = Close().ConfigureAwait(false);
        var state = EnvelopeStateFile.Read(settings.Paths.State);
        if (state.Seen is null || state.Pending is not null)
        {
            var listing = await storage.ListAsync(cancellationToken).ConfigureAwait(false);
            state = state.Pending is not null ? await ReceiveAsync(listing, cancellationToken).ConfigureAwait(false)
                : ChainFiles.Read(Place, listing).Newest == 0 ? new EnvelopeState(null, null, listing.Version)
                : throw Moved();
        }

        if (state.Seen is { } seen && seen.Tip != expected)
        {
            throw Moved();
        }

        if (state.Seen?.Tip != tip || HasMoreToPush)
        {
            await PublishAsync(state, tip, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<EnvelopeState> ReceiveAsync(StorageListing listing, CancellationToken cancellationToken)
    {
        var state = EnvelopeStateFile.Read(settings.Paths.State);
        if (state is { Seen: { } known, Pending: null, Version: { } version } && version == listing.Version)
        {
            await KeepAsync(known.Tip, cancellationToken).ConfigureAwait(false);
            return state;
        }

        var reception = new EnvelopeReception(repository, storage, _crypt, settings);
        var seen = await reception.RunAsync(state, listing, cancellationToken).ConfigureAwait(false);
        if (seen is not null)
        {
            await KeepAsync(seen.Tip, cancellationToken).ConfigureAwait(false);
        }

        // Before the state: a run that ends in between must not take the old recipients for a wish.
        await AdoptAsync(state.Seen, seen, cancellationToken).ConfigureAwait(false);
        var now = new EnvelopeState(seen, null, listing.Version);
        if (now != state)
        {
            EnvelopeStateFile.Write(settings.Paths.State, now);
        }

        return now;
    }

    // What others changed holds here, too, unless it is just being changed here. At the first look the chain's own are taken: nobody shall be shut out by who joins.
    private async Task AdoptAsync(SeenPublication? before, SeenPublication? now, CancellationToken cancellationToken)
    {
        var isChanged = now is not null && !EnvelopeRecipients.AreSame(now.Recipients, _recipients)
            && (before is null || (EnvelopeRecipients.AreSame(before.Recipients, _recipients) && now.Root != before.Root));
        if (isChanged)
        {
            _recipients = now!.Recipients;
            await (settings.Adopt?.Invoke(_recipients, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(EnvelopeState state, ObjectId tip, CancellationToken cancellationToken)
    {
        var known = KnownFiles.Read(settings.Paths.Files);
        var publication = new EnvelopePublication(repository, storage, _crypt, settings with { Recipients = _recipients }, known);
        var (seen, files) = await publication.PrepareAsync(state.Seen, tip, cancellationToken).ConfigureAwait(false);

        // Said before it is done: whoever is killed in between knows its own publication again, even where it could not read it.
        EnvelopeStateFile.Write(settings.Paths.State, state with { Pending = seen });
        var after = new StorageListing(state.Version, known.ToFiles(), false);
        var listing = await storage.AppendAsync(files, after, cancellationToken).ConfigureAwait(false);
        publication.Remember(listing);
        await KeepAsync(tip, cancellationToken).ConfigureAwait(false);
        EnvelopeStateFile.Write(settings.Paths.State, new EnvelopeState(seen, null, listing.Version));
    }

    private async Task KeepAsync(ObjectId tip, CancellationToken cancellationToken)
    {
        var before = await repository.ReadRefAsync(settings.IncomingRef, cancellationToken).ConfigureAwait(false);
        if (before != tip)
        {
            await repository.UpdateKnownRefsAsync([new RefUpdate(settings.IncomingRef, tip, before ?? ObjectId.None)], "envelope", cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<FileLock> LockAsync(CancellationToken cancellationToken)
    {
        PrivateFolder.Create(settings.Paths.Folder);
        return FileLock.AcquireAsync(settings.Paths.Lock, "envelope", LockTimeout, settings.Services.Clock, cancellationToken);
    }

    private ClosingStorage Close() => new(storage);

    private RemoteFailedException Moved() => new(Place, RemoteFailure.NonFastForward, "the envelope has publications that were not read here");
}
