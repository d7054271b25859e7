using System.Security.Cryptography;
using MemoryVault.Git;

namespace MemoryVault.Envelopes;

/// <summary>Makes a bundle, encrypts it, and keeps its parts ready, one of them in memory at a time.</summary>
internal sealed class BundleWriter(GitRepository repository, IEnvelopeStorage storage, EnvelopeCrypt crypt, int partBytes)
{
    private readonly List<StagedFile> _staged = [];
    private readonly List<BundlePart> _parts = [];

    /// <summary>Gets the files.</summary>
    internal IReadOnlyList<StagedFile> Staged => _staged;

    /// <summary>Gets what the manifest says of them.</summary>
    internal IReadOnlyList<BundlePart> Parts => _parts;

    /// <summary>Makes the bundle.</summary>
    internal Task WriteAsync(int sequence, BundleHeader header, IReadOnlyList<EnvelopeRecipient> recipients, CancellationToken cancellationToken) => crypt.SealAsync(
        recipients,
        async stream =>
        {
            await stream.WriteAsync(header.ToBytes(), cancellationToken).ConfigureAwait(false);
            await repository.WritePackAsync(header.Tip, header.Prerequisite, stream, cancellationToken).ConfigureAwait(false);
        },
        stream => StageAsync(sequence, recipients[0].Tool, stream, cancellationToken),
        cancellationToken);

    private async Task StageAsync(int sequence, EnvelopeTool tool, Stream stream, CancellationToken cancellationToken)
    {
        using var part = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, partBytes - part.Length)), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            await part.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            if (part.Length == partBytes)
            {
                await StageAsync(sequence, tool, part.ToArray(), cancellationToken).ConfigureAwait(false);
                part.SetLength(0);
            }
        }

        if (part.Length > 0)
        {
            await StageAsync(sequence, tool, part.ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task StageAsync(int sequence, EnvelopeTool tool, byte[] bytes, CancellationToken cancellationToken)
    {
        var name = EnvelopeFileName.Bundle(sequence, tool, _parts.Count + 1).ToString();
        _staged.Add(await storage.StageAsync(name, bytes, cancellationToken).ConfigureAwait(false));
        _parts.Add(new BundlePart(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }
}
