using System.Security.Cryptography;
using System.Text;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

public sealed class Sha1Tests
{
    [Theory]
    [InlineData("", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1")]
    public void The_vectors_of_the_standard_come_out(string text, string expected)
    {
        var digest = new byte[20];
        Sha1.Hash([], Encoding.ASCII.GetBytes(text), digest);
        Assert.Equal(expected, Convert.ToHexStringLower(digest));
    }

    [Fact]
    public void It_agrees_with_the_systems_own_for_every_length_and_cut()
    {
        var bytes = new byte[300];
        new Random(1).NextBytes(bytes);
        var digest = new byte[20];
        for (var length = 0; length <= bytes.Length; length++)
        {
            var cut = length / 3;
            Sha1.Hash(bytes.AsSpan(0, cut), bytes.AsSpan(cut, length - cut), digest);
            Assert.Equal(SHA1.HashData(bytes.AsSpan(0, length)), digest);
        }
    }

    [Theory]
    [InlineData(Sha1.SmallBytes)]
    [InlineData(Sha1.SmallBytes + 1)]
    public void An_id_is_the_same_on_both_sides_of_the_bound(int length)
    {
        var bytes = new byte[length];
        new Random(2).NextBytes(bytes);
        var expected = SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {length}\0"), .. bytes]);
        Assert.Equal(new ObjectId(expected), ObjectId.Of(GitObjectKind.Blob, bytes));
    }
}
