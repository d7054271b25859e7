using MemoryVault.Files;
using MemoryVault.Tests.Leases;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Gives a byte now and then, for ever.</summary>
/// <param name="clock">Whose time goes by before each.</param>
/// <param name="pause">How much.</param>
internal sealed class TrickleStream(FakeClock clock, TimeSpan pause) : ForwardStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        clock.Advance(pause);
        buffer.Span[0] = (byte)'x';
        return ValueTask.FromResult(1);
    }
}
