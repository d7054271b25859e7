using System.Security.Cryptography;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

public sealed class PackCopyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public void A_whole_pack_is_copied_as_it_is(int length)
    {
        var pack = Pack(length);
        var target = new MemoryStream();
        PackCopy.Run(new MemoryStream(pack), target);
        Assert.Equal(pack, target.ToArray());
    }

    [Fact]
    public void What_is_no_pack_or_not_whole_is_not_taken_for_one()
    {
        var pack = Pack(100_000);
        byte[][] others = [[], pack[..8], pack[..12], pack[..32], pack[..^1], [.. pack, 0], Changed(pack, 0), Changed(pack, 50_000), Changed(pack, pack.Length - 1)];
        Assert.All(others, other => Assert.Contains(
            "not one of git's", Assert.Throws<GitFailedException>(() => PackCopy.Run(new MemoryStream(other), Stream.Null)).Message, StringComparison.Ordinal));
    }

    private static byte[] Pack(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        byte[] body = [.. "PACK\0\0\0\u0002\0\0\0\u0001"u8, .. content];
        return [.. body, .. SHA1.HashData(body)];
    }

    private static byte[] Changed(byte[] pack, int at)
    {
        var changed = (byte[])pack.Clone();
        changed[at] ^= 1;
        return changed;
    }
}
