using System.Security.Cryptography;
using MemoryVault.Git;

namespace MemoryVault.Envelopes;

/// <summary>Takes bundles into a repository. A part is held against its manifest before the program that decrypts has it, and the head of a bundle before git has the rest.</summary>
internal sealed class BundleReader(GitRepository repository, IEnvelopeStorage storage, ChainFiles files, EnvelopeCrypt crypt)
{
    /// <summary>Takes one in. No ref names what it brings yet.</summary>
    /// <exception cref="EnvelopeInvalidException">It is not what its manifest says.</exception>
    internal async Task ReadAsync(EnvelopeManifest manifest, CancellationToken cancellationToken)
    {
        var name = EnvelopeFileName.Bundle(manifest.Sequence, manifest.Tool, 1);
        Exception? bad = null;
        try
        {
            await crypt.OpenAsync(
                storage.Place,
                name,
                async stream =>
                {
                    try
                    {
                        await WritePartsAsync(manifest, stream, cancellationToken).ConfigureAwait(false);
                    }
                    catch (EnvelopeInvalidException e)
                    {
                        // The program then says that it lacks something; this is why.
                        bad = e;
                    }
                },
                stream => TakeAsync(manifest, name, stream, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (bad is not null && e is not OperationCanceledException)
        {
            throw bad;
        }

        if (bad is not null)
        {
            throw bad;
        }
    }

    private async Task WritePartsAsync(EnvelopeManifest manifest, Stream stream, CancellationToken cancellationToken)
    {
        for (var i = 0; i < manifest.Parts.Count; i++)
        {
            var file = files.Bundle(manifest.Sequence, i + 1);
            var bytes = await storage.ReadAsync(file, manifest.Parts[i].Bytes, cancellationToken).ConfigureAwait(false);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) != manifest.Parts[i].Sha256)
            {
                throw new EnvelopeInvalidException(storage.Place, file.Name, EnvelopeFault.Altered, "is not what its manifest says: its bytes are others");
            }

            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(EnvelopeManifest manifest, EnvelopeFileName name, Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            var header = await BundleHeader.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            if (header.Tip != manifest.Tip || header.Prerequisite != manifest.Prerequisite)
            {
                throw Refuse(name, EnvelopeFault.Mismatched, $"is of commit {header.Tip.ToShortString()}, and its manifest says {manifest.Tip.ToShortString()}");
            }

            await repository.ReadPackAsync(stream.CopyTo, cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            throw Refuse(name, EnvelopeFault.Malformed, e.Message.TrimEnd('.'));
        }
        catch (GitFailedException e)
        {
            throw Refuse(name, EnvelopeFault.Malformed, $"cannot be taken in; git says: {e.Message}");
        }
    }

    private EnvelopeInvalidException Refuse(EnvelopeFileName name, EnvelopeFault fault, string detail) => new(storage.Place, name.ToString(), fault, detail);
}
