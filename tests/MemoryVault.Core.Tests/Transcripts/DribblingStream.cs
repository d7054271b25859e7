namespace MemoryVault.Tests.Transcripts;

/// <summary>Bytes that come in pieces of all sizes, as from a network.</summary>
internal sealed class DribblingStream(byte[] content) : MemoryStream(content)
{
    private int _reads;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var most = (_reads++ % 4) switch { 0 => 7, 1 => 70_000, 2 => 1000, _ => 300_000 };
        return base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
    }
}
