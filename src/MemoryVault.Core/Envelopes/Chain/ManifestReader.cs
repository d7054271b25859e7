using System.Globalization;
using System.Security.Cryptography;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Reads the manifests of a chain, and lets nothing pass that does not follow on what is known. It changes nothing.</summary>
internal sealed class ManifestReader(IEnvelopeStorage storage, ChainFiles files, EnvelopeCrypt crypt)
{
    private string Place => storage.Place;

    /// <summary>Hashes the file of a manifest.</summary>
    internal async Task<string> HashAsync(int sequence, CancellationToken cancellationToken) => Hash(await LoadAsync(sequence, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads those that are new to a machine that knows the chain.</summary>
    /// <exception cref="EnvelopeInvalidException">One does not follow on.</exception>
    internal Task<IReadOnlyList<ReadPublication>> ReadAfterAsync(SeenPublication seen, CancellationToken cancellationToken) =>
        ReadAsync(seen.Sequence + 1, seen, cancellationToken);

    /// <summary>Reads those that a machine needs which knows nothing: from the newest bundle on that stands by itself.</summary>
    /// <exception cref="EnvelopeInvalidException">One does not follow on.</exception>
    internal async Task<IReadOnlyList<ReadPublication>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var (newest, _) = await OpenAsync(files.Newest, cancellationToken).ConfigureAwait(false);
        var root = newest.Manifest.Root;
        var before = root > 1 ? await TraceAsync(root, cancellationToken).ConfigureAwait(false) : null;
        return await ReadAsync(root, before, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says why the manifest that this machine saw is another one now.</summary>
    internal async Task<EnvelopeInvalidException> ExplainAsync(SeenPublication seen, CancellationToken cancellationToken)
    {
        try
        {
            var (there, _) = await OpenAsync(seen.Sequence, cancellationToken).ConfigureAwait(false);
            var isOurs = seen.Key.Verify(there.Signed, there.Signature);
            return there.Manifest.Chain != seen.Chain ? Refuse(seen.Sequence, EnvelopeFault.Replaced, "belongs to another chain than the one that this machine knows")
                : isOurs ? Refuse(seen.Sequence, EnvelopeFault.Replaced, "is another one than this machine has seen: the chain went another way")
                : Refuse(seen.Sequence, EnvelopeFault.Forged, "was made by somebody who does not have the key of the chain");
        }
        catch (DecryptionFailedException)
        {
            return Refuse(seen.Sequence, EnvelopeFault.Altered, "is not what was published there");
        }
        catch (EnvelopeInvalidException e)
        {
            return e;
        }
    }

    // What comes before a root can be read by those who were recipients then; who was not cannot hold the root against it.
    private async Task<SeenPublication?> TraceAsync(int root, CancellationToken cancellationToken)
    {
        try
        {
            var (last, _) = await OpenAsync(root - 1, cancellationToken).ConfigureAwait(false);
            var older = last.Manifest.Root;
            if (older >= root)
            {
                throw Refuse(root - 1, EnvelopeFault.Malformed, "names a root that comes after it");
            }

            var before = older > 1 ? await TraceAsync(older, cancellationToken).ConfigureAwait(false) : null;
            return (await ReadAsync(older, root - 1, before, cancellationToken).ConfigureAwait(false))[^1].ToSeen();
        }
        catch (DecryptionFailedException)
        {
            return null;
        }
    }

    private Task<IReadOnlyList<ReadPublication>> ReadAsync(int first, SeenPublication? before, CancellationToken cancellationToken) =>
        ReadAsync(first, files.Newest, before, cancellationToken);

    private async Task<IReadOnlyList<ReadPublication>> ReadAsync(int first, int last, SeenPublication? before, CancellationToken cancellationToken)
    {
        var read = new List<ReadPublication>();
        for (var i = first; i <= last; i++)
        {
            var (signed, sha256) = await OpenAsync(i, cancellationToken).ConfigureAwait(false);
            var previous = before?.Manifest ?? (i > 1 ? await HashAsync(i - 1, cancellationToken).ConfigureAwait(false) : null);
            var key = Check(i, signed, before, previous);
            read.Add(new ReadPublication(signed.Manifest, sha256, key));
            before = read[^1].ToSeen();
        }

        return read;
    }

    private ChainKey Check(int number, SignedManifest signed, SeenPublication? before, string? previous)
    {
        var manifest = signed.Manifest;
        if (manifest.Sequence != number)
        {
            throw Refuse(number, EnvelopeFault.Mismatched, string.Create(CultureInfo.InvariantCulture, $"is the manifest of number {manifest.Sequence}"));
        }

        var key = manifest.Key ?? before?.Key ?? throw Refuse(number, EnvelopeFault.Malformed, "has no key, and none comes before it");
        var isSucceeded = manifest.Key is null || before is null || before.Key.Verify(signed.Signed, signed.Succession);
        if (!isSucceeded || !key.Verify(signed.Signed, signed.Signature))
        {
            throw Refuse(number, EnvelopeFault.Forged, "was made by somebody who does not have the key of the chain");
        }

        if (before is not null && manifest.Chain != before.Chain)
        {
            throw Refuse(number, EnvelopeFault.Replaced, "belongs to another chain than the one before it");
        }

        if (manifest.Previous != previous)
        {
            throw Refuse(Math.Max(number - 1, 1), EnvelopeFault.Altered, $"is not the one that '{files.ManifestName(number)}' follows on");
        }

        var follows = manifest.IsRoot || (manifest.Root == before!.Root && manifest.Prerequisite == before.Tip);
        return follows && manifest.Tool == files.ManifestName(number).Tool ? key : throw Refuse(number, EnvelopeFault.Mismatched, "does not follow on the one before it");
    }

    private async Task<(SignedManifest Manifest, string Sha256)> OpenAsync(int sequence, CancellationToken cancellationToken)
    {
        var name = files.ManifestName(sequence);
        var bytes = await LoadAsync(sequence, cancellationToken).ConfigureAwait(false);
        var plain = await crypt.OpenAsync(Place, name, bytes, ManifestFormat.MaximumBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            return (ManifestFormat.Read(plain.Span), Hash(bytes));
        }
        catch (FormatException e)
        {
            throw Refuse(sequence, EnvelopeFault.Malformed, $"is no manifest: {e.Message.TrimEnd('.')}");
        }
    }

    private Task<ReadOnlyMemory<byte>> LoadAsync(int sequence, CancellationToken cancellationToken) =>
        storage.ReadAsync(files.Manifest(sequence), ManifestFormat.MaximumBytes, cancellationToken);

    private static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));

    private EnvelopeInvalidException Refuse(int sequence, EnvelopeFault fault, string detail) => new(Place, files.ManifestName(sequence).ToString(), fault, detail);
}
