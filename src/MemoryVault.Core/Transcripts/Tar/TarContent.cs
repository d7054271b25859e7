using MemoryVault.Files;

namespace MemoryVault.Transcripts;

/// <summary>The content of the member that an archive stands at.</summary>
internal sealed class TarContent(TarStream archive) : ForwardStream
{
    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => archive.ReadAsync(buffer, cancellationToken);
}
