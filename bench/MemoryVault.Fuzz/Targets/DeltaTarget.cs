using MemoryVault.Git;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A delta of a pack.</summary>
internal sealed class DeltaTarget : IFuzzTarget
{
    private const long MaximumBytes = 1 << 20;
    private static readonly byte[] Base = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];

    /// <inheritdoc/>
    public string Name => "delta";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } = [[0xC8, 0x01, 0x05, 0x91, 0x10, 0x03, 0x02, 1, 2], [0xC8, 0x01, 0x64, 0x90, 0x64], [0, 0]];

    /// <inheritdoc/>
    public bool Allows(Exception error) => error is InvalidDataException;

    /// <inheritdoc/>
    public void Read(byte[] input) => _ = PackDelta.Apply(input, Base, MaximumBytes);
}
