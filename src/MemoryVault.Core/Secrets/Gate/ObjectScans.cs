using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets.Gate;

/// <summary>Scans objects of the repository, each once: what was found is remembered in <c>local/secrets</c> by the object's id.</summary>
internal sealed class ObjectScans
{
    // A push of a few small files is scanned faster than the memory of it is written.
    private const long BytesWorthRemembering = 256 << 10;

    private readonly IObjectStore _store;
    private readonly SecretScanner _scanner;
    private readonly ScanMemory _memory;
    private long _scanned;
    private bool _hasHits;

    private ObjectScans(IObjectStore store, SecretScanner scanner, ScanMemory memory) => (_store, _scanner, _memory) = (store, scanner, memory);

    /// <summary>Opens the scans of a vault.</summary>
    internal static ObjectScans Open(Vault vault)
    {
        var fingerprints = SecretFingerprints.Open(vault.Paths);
        return new ObjectScans(vault.Repository.Objects, new SecretScanner(fingerprints), ScanMemory.Read(vault.Paths.SecretScans, fingerprints));
    }

    /// <summary>Gives the secrets in an object: in the content of a blob, in the message of a commit.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    internal async ValueTask<IReadOnlyList<SecretHit>> ScanAsync(ObjectId id, CancellationToken cancellationToken)
    {
        if (_memory.Find(id) is { } known)
        {
            return known;
        }

        var it = await _store.TryReadAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new ObjectMissingException(id, GitObjectKind.Blob);
        _scanned += it.Bytes.Length;
        var hits = it.Kind switch
        {
            GitObjectKind.Blob => _scanner.Scan(it.Bytes.Span),
            GitObjectKind.Commit => _scanner.Scan(Message(it.Bytes.Span)),
            _ => [],
        };
        _hasHits |= hits.Count > 0;
        _memory.Add(id, hits);
        return hits;
    }

    /// <summary>Remembers what was found, if that is worth its while.</summary>
    internal void Save()
    {
        if (_hasHits || _scanned >= BytesWorthRemembering)
        {
            _memory.Write();
        }
    }

    private static ReadOnlySpan<byte> Message(ReadOnlySpan<byte> commit)
    {
        var blank = commit.IndexOf("\n\n"u8);
        return blank < 0 ? commit : commit[(blank + 2)..];
    }
}
