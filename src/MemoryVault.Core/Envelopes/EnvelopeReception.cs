using System.Globalization;
using System.Security.Cryptography;
using MemoryVault.Git;

namespace MemoryVault.Envelopes;

/// <summary>Takes what is new in an envelope into the repository, after holding all of it against what is known. What it refuses, it refuses before any ref or state is changed.</summary>
internal sealed class EnvelopeReception(GitRepository repository, IEnvelopeStorage storage, EnvelopeCrypt crypt, EnvelopeSettings settings)
{
    private readonly KnownFiles _known = KnownFiles.Read(settings.Paths.Files);

    /// <summary>Runs it.</summary>
    /// <returns>The newest publication; null where there is none.</returns>
    /// <exception cref="EnvelopeInvalidException">What is there is not what was published.</exception>
    /// <exception cref="DecryptionFailedException">It is not for this identity.</exception>
    internal async Task<SeenPublication?> RunAsync(EnvelopeState state, StorageListing listing, CancellationToken cancellationToken)
    {
        var files = ChainFiles.Read(storage.Place, listing);
        var manifests = new ManifestReader(storage, files, crypt);
        var seen = await ResolveAsync(state, files, manifests, cancellationToken).ConfigureAwait(false);
        if (files.Newest == 0)
        {
            return null;
        }

        if (seen is not null)
        {
            await RequireKnownAsync(seen, listing, cancellationToken).ConfigureAwait(false);
        }

        var fresh = seen is null ? await manifests.ReadAllAsync(cancellationToken).ConfigureAwait(false)
            : seen.Sequence < files.Newest ? await manifests.ReadAfterAsync(seen, cancellationToken).ConfigureAwait(false)
            : [];
        await TakeAsync(fresh, files, cancellationToken).ConfigureAwait(false);
        Remember(listing, fresh);
        return fresh.Count > 0 ? fresh[^1].ToSeen() : seen;
    }

    // What was about to be published by us may be there: it is known by its hash, and need not be read.
    private async Task<SeenPublication?> ResolveAsync(EnvelopeState state, ChainFiles files, ManifestReader manifests, CancellationToken cancellationToken)
    {
        if (state.Pending is { } pending && pending.Sequence <= files.Newest && await manifests.HashAsync(pending.Sequence, cancellationToken).ConfigureAwait(false) == pending.Manifest)
        {
            return pending;
        }

        if (state.Seen is not { } seen)
        {
            return null;
        }

        if (files.Newest < seen.Sequence)
        {
            throw new EnvelopeInvalidException(
                storage.Place,
                EnvelopeFileName.Manifest(seen.Sequence, seen.Recipients[0].Tool).ToString(),
                EnvelopeFault.SetBack,
                string.Create(CultureInfo.InvariantCulture, $"is not there any more: the chain ends at number {files.Newest}, and this machine has seen {seen.Sequence}"));
        }

        return await manifests.HashAsync(seen.Sequence, cancellationToken).ConfigureAwait(false) == seen.Manifest
            ? seen : throw await manifests.ExplainAsync(seen, cancellationToken).ConfigureAwait(false);
    }

    private async Task RequireKnownAsync(SeenPublication seen, StorageListing listing, CancellationToken cancellationToken)
    {
        foreach (var name in _known.Names.Where(name => name == EnvelopeFileName.Readme || EnvelopeFileName.TryParse(name)?.Sequence <= seen.Sequence).ToArray())
        {
            if (listing.Files.GetValueOrDefault(name) is { } file && (_known.IsKnown(file) || await IsSameAsync(file, cancellationToken).ConfigureAwait(false)))
            {
                continue;
            }

            if (name != EnvelopeFileName.Readme)
            {
                throw listing.Files.ContainsKey(name)
                    ? new EnvelopeInvalidException(storage.Place, name, EnvelopeFault.Altered, "is not what this machine has seen there: its bytes are others")
                    : new EnvelopeInvalidException(storage.Place, name, EnvelopeFault.Missing, "was there before, and is not any more");
            }

            // It tells people how to get their data back, and nothing checks it for them.
            _known.Add(new StoredFile(name, "changed"), null);
            settings.Warn?.Invoke("envelope.readme", $"'{name}' of the envelope at '{storage.Place}' was changed or removed by somebody. It is put back with the next publication; do not follow what it says now.");
        }
    }

    // The times of a file may change without its bytes: a copy from a backup.
    private async Task<bool> IsSameAsync(StoredFile file, CancellationToken cancellationToken)
    {
        if (_known.HashOf(file.Name) is not { } hash)
        {
            return EnvelopeFileName.TryParse(file.Name) is not null;
        }

        var bytes = await storage.ReadAsync(file, BundleSizes.MaximumPart, cancellationToken).ConfigureAwait(false);
        var isSame = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) == hash;
        if (isSame)
        {
            _known.Add(file, hash);
        }

        return isSame;
    }

    private async Task TakeAsync(IReadOnlyList<ReadPublication> fresh, ChainFiles files, CancellationToken cancellationToken)
    {
        var bundles = new BundleReader(repository, storage, files, crypt);
        for (var i = 0; i < fresh.Count; i++)
        {
            settings.Services.Progress?.Report(new Vaults.VaultProgress("Decrypting", i + 1, fresh.Count, storage.Place));
            await bundles.ReadAsync(fresh[i].Manifest, cancellationToken).ConfigureAwait(false);
        }

        if (fresh.Count > 0)
        {
            await repository.RequireWholeAsync(fresh[^1].Manifest.Tip, fresh[0].Manifest.Prerequisite, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Remember(StorageListing listing, IReadOnlyList<ReadPublication> fresh)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (manifest, sha256, _) in fresh)
        {
            hashes[EnvelopeFileName.Manifest(manifest.Sequence, manifest.Tool).ToString()] = sha256;
            for (var i = 0; i < manifest.Parts.Count; i++)
            {
                hashes[EnvelopeFileName.Bundle(manifest.Sequence, manifest.Tool, i + 1).ToString()] = manifest.Parts[i].Sha256;
            }
        }

        var newest = fresh.Count > 0 ? fresh[^1].Manifest.Sequence : 0;
        foreach (var file in listing.Files.Values.Where(file => !_known.Names.Contains(file.Name) && !(EnvelopeFileName.TryParse(file.Name)?.Sequence > newest)).ToArray())
        {
            _known.Add(file, hashes.GetValueOrDefault(file.Name));
        }

        _known.Save();
    }
}
