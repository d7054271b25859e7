using MemoryVault.Git;
using MemoryVault.Secrets.Scanning;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets.Redaction;

/// <summary>
/// Knowledge that is shared where secrets are blacked out: what goes there, and what comes back with the secrets that this vault has.
/// </summary>
/// <remarks>
/// Merging is done among blacked-out trees, of which the place has one, too; what comes out is turned back here (<see cref="RestoreTreeAsync"/>). The cost
/// grows with the change: what was found in a blob is remembered, and equal folders are not read.
/// </remarks>
internal sealed class KnowledgeRedaction
{
    private readonly TreeProjection _projection;
    private readonly PendingObjects _objects;
    private readonly SecretRedaction _redaction;
    private readonly SecretScanner _scanner;

    /// <summary>Takes what is allowed of a vault.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="objects">Takes the new objects, and reads them; null for ones that go to the vault's store with <see cref="SaveAsync"/>.</param>
    internal KnowledgeRedaction(Vault vault, PendingObjects? objects = null)
    {
        _objects = objects ?? new PendingObjects(vault.Repository.Objects);
        _scanner = new SecretScanner(SecretFingerprints.Open(vault.Paths));
        _redaction = new SecretRedaction(_scanner, vault.Configuration.AllowedSecrets.Select(each => each.Fingerprint).ToHashSet(StringComparer.Ordinal));
        _projection = new TreeProjection(vault, _objects);
    }

    /// <summary>Blacks out the secrets of a tree, in content and in names.</summary>
    /// <returns>The tree that may be shared; the same where there is no secret.</returns>
    /// <exception cref="ObjectMissingException">The repository lacks a part of it.</exception>
    internal ValueTask<ObjectId> ProjectTreeAsync(ObjectId tree, CancellationToken cancellationToken) => _projection.ProjectAsync(tree, [], cancellationToken);

    /// <summary>Blacks out the secrets of a text: a message, a name.</summary>
    internal string RedactText(string text) => _redaction.Redact(text);

    /// <summary>Puts the secrets back into a file that came from there.</summary>
    /// <param name="theirs">The file.</param>
    /// <param name="candidates">What stands or stood here in its place, the first one counting most; blobs only.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async ValueTask<RestoredBlob> RestoreAsync(ObjectId theirs, IReadOnlyList<ObjectId> candidates, CancellationToken cancellationToken)
    {
        var raw = await _objects.ReadBlobAsync(theirs, cancellationToken).ConfigureAwait(false);
        var utf16 = Utf16Text.TryRead(raw.Span);
        ReadOnlyMemory<byte> text = utf16 is null ? raw : utf16.Utf8;
        if (!MarkedParts.HasMark(text.Span))
        {
            return new RestoredBlob(theirs, 0, false);
        }

        var isJson = _scanner.IsJson(text.Span);
        var originals = new List<MarkedOriginal>();
        foreach (var candidate in candidates)
        {
            if (await ReadAsync(candidate, isJson, cancellationToken).ConfigureAwait(false) is { } original)
            {
                originals.Add(original);
            }
        }

        var restoration = new MarkRestoration(text, isJson);
        originals.ForEach(restoration.ByParts);
        originals.ForEach(restoration.ByCount);
        var restored = restoration.ToBytes();
        var blob = new GitObject(GitObjectKind.Blob, utf16 is null ? restored : utf16.Encode(restored));
        var isLossy = restoration.Left > 0 && originals is [var ours, ..] && ours.IsMissingIn(restored);
        return new RestoredBlob(await _objects.AddAsync(blob, cancellationToken).ConfigureAwait(false), restoration.Left, isLossy);
    }

    /// <summary>Turns a blacked-out tree back: what it has as ours becomes ours, and in the rest the secrets are put back.</summary>
    /// <param name="redacted">The tree: of the place, or what came out of merging it with ours, blacked out.</param>
    /// <param name="ours">Our tree, with its secrets.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <remarks>A file that would lose a secret of ours to a mark stays ours, and is told (<see cref="RestoredTree.Kept"/>).</remarks>
    internal Task<RestoredTree> RestoreTreeAsync(ObjectId redacted, ObjectId ours, CancellationToken cancellationToken) =>
        new TreeRestoration(this, _projection, _objects).RunAsync(redacted, ours, cancellationToken);

    /// <summary>Writes the new objects, and remembers what was scanned.</summary>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _objects.FlushAsync(cancellationToken).ConfigureAwait(false);
        _projection.Save();
    }

    // JSON has other escapes than text: one is no original of the other.
    private async ValueTask<MarkedOriginal?> ReadAsync(ObjectId candidate, bool isJson, CancellationToken cancellationToken)
    {
        var raw = await _objects.ReadBlobAsync(candidate, cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> text = Utf16Text.TryRead(raw.Span) is { } utf16 ? utf16.Utf8 : raw;
        return _scanner.IsJson(text.Span) == isJson ? new MarkedOriginal(_redaction.Read(text), isJson) : null;
    }
}
