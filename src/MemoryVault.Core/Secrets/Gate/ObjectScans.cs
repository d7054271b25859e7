using MemoryVault.Git;
using MemoryVault.Secrets.Redaction;
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

    private ObjectScans(IObjectStore store, SecretScanner scanner, ScanMemory memory)
    {
        (_store, _scanner, _memory) = (store, scanner, memory);
        Names = new NameRedaction(scanner, new HashSet<string>());
    }

    /// <summary>Gets what blacks out every secret of a name, also one that is allowed: for messages.</summary>
    internal NameRedaction Names { get; }

    /// <summary>Gets the scanner.</summary>
    internal SecretScanner Scanner => _scanner;

    /// <summary>Opens the scans of a vault.</summary>
    internal static ObjectScans Open(Vault vault)
    {
        var fingerprints = SecretFingerprints.Open(vault.Paths);
        return new ObjectScans(vault.Repository.Objects, new SecretScanner(fingerprints), ScanMemory.Read(vault.Paths.SecretScans, fingerprints));
    }

    /// <summary>Gives the secrets in an object: in the content of a blob, in the message and the names of a commit, in the names of a folder.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    internal async ValueTask<IReadOnlyList<SecretHit>> ScanAsync(ObjectId id, CancellationToken cancellationToken)
    {
        if (id == ObjectId.EmptyTree)
        {
            return [];
        }

        if (_memory.Find(id) is { } known)
        {
            return known;
        }

        var hits = await ScanAnewAsync(id, cancellationToken).ConfigureAwait(false);
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

    private async ValueTask<IReadOnlyList<SecretHit>> ScanAnewAsync(ObjectId id, CancellationToken cancellationToken)
    {
        try
        {
            var it = await _store.TryReadAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new ObjectMissingException(id, GitObjectKind.Blob);
            _scanned += it.Bytes.Length;
            return it.Kind switch
            {
                GitObjectKind.Blob => _scanner.Scan(it.Bytes.Span),
                GitObjectKind.Commit => ScanCommit(it.Bytes.Span),
                GitObjectKind.Tree => ScanNames(it.Bytes.Span),
                _ => [],
            };
        }
        catch (ObjectTooLargeException e)
        {
            _scanned += e.Size;
            if (await _store.TryReadHeaderAsync(id, cancellationToken).ConfigureAwait(false) is { Kind: GitObjectKind.Blob })
            {
                return await new LargeBlobScan(_scanner).RunAsync(_store, id, cancellationToken).ConfigureAwait(false);
            }

            throw;
        }
    }

    // Who wrote it stands in its headers; a place there is told as the beginning of the message.
    private SecretHit[] ScanCommit(ReadOnlySpan<byte> commit)
    {
        var blank = commit.IndexOf("\n\n"u8);
        var headers = blank < 0 ? commit : commit[..blank];
        return
        [
            .. _scanner.Scan(headers).Select(hit => hit with { Offset = 0, Line = 1, Column = 1, Pointer = null }),
            .. blank < 0 ? [] : _scanner.Scan(commit[(blank + 2)..]),
        ];
    }

    private SecretHit[] ScanNames(ReadOnlySpan<byte> tree)
    {
        var hits = new List<SecretHit>();
        foreach (var entry in TreeObject.Parse(tree))
        {
            hits.AddRange(Names.Scan(entry.Name).Select(hit => hit with { Line = 0, Column = 0, Pointer = Names.Redact(entry.Name) }));
        }

        return [.. hits];
    }
}
