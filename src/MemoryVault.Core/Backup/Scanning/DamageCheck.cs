using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>
/// Judges whether new content looks like damage rather than a change. It compares with the last good version: a file that never
/// parsed, or is new, is taken as it is, because there is nothing better to keep. The object store is only opened when it is needed: a sync
/// with nothing to do needs none.
/// </summary>
internal sealed class DamageCheck(GitRepository repository, VaultPolicies policies)
{
    /// <summary>Gives what looks wrong; null if nothing does.</summary>
    internal async ValueTask<string?> FindAsync(string path, IndexEntry good, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var size = good.Size >= 0 ? good.Size : await SegmentedFile.ReadLengthAsync(repository.Objects, good.ToTreeEntry(), cancellationToken).ConfigureAwait(false) ?? 0;
        if (bytes.Length == 0 && size > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"0 bytes (was {size:N0})");
        }

        if (size >= policies.ShrinkMinimumBytes && bytes.Length < size * (1 - policies.ShrinkLimit))
        {
            return string.Create(CultureInfo.InvariantCulture, $"shrank from {size:N0} to {bytes.Length:N0} bytes");
        }

        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && JsonShape.FindFault(bytes.Span) is { } fault
            && await DidParseAsync(good.Id, cancellationToken).ConfigureAwait(false)
            ? fault
            : null;
    }

    private async ValueTask<bool> DidParseAsync(ObjectId id, CancellationToken cancellationToken)
    {
        var last = await repository.Objects.ReadBlobAsync(id, cancellationToken).ConfigureAwait(false);
        return last.Length > 0 && JsonShape.FindFault(last.Span) is null;
    }
}
