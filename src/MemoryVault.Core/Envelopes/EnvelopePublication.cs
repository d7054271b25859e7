using System.Globalization;
using System.Security.Cryptography;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Makes the files of one publication.</summary>
internal sealed class EnvelopePublication(GitRepository repository, IEnvelopeStorage storage, EnvelopeCrypt crypt, EnvelopeSettings settings, KnownFiles known)
{
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Makes them ready; nobody sees them yet.</summary>
    /// <param name="before">The publication that it follows on; null for the first.</param>
    /// <param name="tip">The commit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidInputException">There are no recipients, or no more numbers.</exception>
    internal async Task<(SeenPublication Seen, IReadOnlyList<StagedFile> Files)> PrepareAsync(SeenPublication? before, ObjectId tip, CancellationToken cancellationToken)
    {
        var recipients = settings.Recipients.Count > 0 ? settings.Recipients : throw new InvalidInputException(
            storage.Place, $"Nobody is named who can read what is published to '{storage.Place}'.", "Name a recipient: age:age1...");
        var sequence = (before?.Sequence ?? 0) + 1;
        if (sequence > EnvelopeFileName.MaximumSequence)
        {
            throw new InvalidInputException(storage.Place, string.Create(CultureInfo.InvariantCulture, $"The envelope at '{storage.Place}' has {sequence - 1} publications, and room for no more."), "Begin a new one in an empty place.");
        }

        // Who was taken out has the old key, and must not be able to go on with the chain; who was added has none of what lies there.
        var isRoot = before is null || !EnvelopeRecipients.AreSame(before.Recipients, recipients);
        var key = isRoot ? ChainKey.Draw() : before!.Key;
        var bundle = new BundleWriter(repository, storage, crypt, settings.PartBytes);
        await bundle.WriteAsync(sequence, new BundleHeader(tip, isRoot ? null : before!.Tip), recipients, cancellationToken).ConfigureAwait(false);
        var manifest = new EnvelopeManifest
        {
            Chain = before?.Chain ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            Sequence = sequence,
            Root = isRoot ? sequence : before!.Root,
            Previous = before?.Manifest,
            Tip = tip,
            Prerequisite = isRoot ? null : before!.Tip,
            Parts = bundle.Parts,
            Recipients = recipients,
            Key = isRoot ? key : null,
        };
        return await SealAsync(manifest, key, isRoot ? before?.Key : null, bundle.Staged, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Remembers them as they lie in the storage.</summary>
    internal void Remember(StorageListing listing)
    {
        foreach (var (name, sha256) in _hashes)
        {
            known.Add(listing.Files[name], sha256);
        }

        known.Save();
    }

    private async Task<(SeenPublication Seen, IReadOnlyList<StagedFile> Files)> SealAsync(
        EnvelopeManifest manifest, ChainKey key, ChainKey? before, IReadOnlyList<StagedFile> bundle, CancellationToken cancellationToken)
    {
        var files = new List<StagedFile>();
        await AddReadmeAsync(manifest, files, cancellationToken).ConfigureAwait(false);
        files.AddRange(bundle);
        for (var i = 0; i < bundle.Count; i++)
        {
            _hashes[bundle[i].Name] = manifest.Parts[i].Sha256;
        }

        // The last one: it makes the others count.
        var bytes = await crypt.SealAsync(manifest.Recipients, ManifestFormat.Write(manifest, key, before), cancellationToken).ConfigureAwait(false);
        var name = EnvelopeFileName.Manifest(manifest.Sequence, manifest.Tool).ToString();
        files.Add(await StageAsync(name, bytes, cancellationToken).ConfigureAwait(false));
        return (SeenPublication.Of(manifest, _hashes[name], key), files);
    }

    private async Task AddReadmeAsync(EnvelopeManifest manifest, List<StagedFile> files, CancellationToken cancellationToken)
    {
        // Where it was changed, or this machine never wrote it, it is written (anew).
        if (manifest.IsRoot || known.HashOf(EnvelopeFileName.Readme) is null)
        {
            files.Add(await StageAsync(EnvelopeFileName.Readme, EnvelopeReadme.For(manifest.Tool), cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<StagedFile> StageAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hashes[name] = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        return await storage.StageAsync(name, bytes, cancellationToken).ConfigureAwait(false);
    }
}
