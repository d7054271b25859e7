using MemoryVault.Files;

namespace MemoryVault.Tests.Files;

public sealed class Checksum64Tests
{
    [Fact]
    public void Every_flipped_bit_cut_and_added_zero_is_noticed()
    {
        var bytes = new byte[131];
        new Random(1).NextBytes(bytes);
        var sums = new HashSet<ulong> { Checksum64.Of(bytes) };
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(sums.Add(Checksum64.Of(bytes)), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.True(sums.Add(Checksum64.Of(bytes.AsSpan(0, length))), $"length {length}");
        }

        Assert.True(sums.Add(Checksum64.Of([.. bytes, 0])));
    }

    [Fact]
    public void Blocks_that_change_places_are_noticed()
    {
        var bytes = new byte[64];
        new Random(1).NextBytes(bytes);
        Assert.NotEqual(Checksum64.Of(bytes), Checksum64.Of([.. bytes[8..16], .. bytes[..8], .. bytes[16..]]));
    }
}
