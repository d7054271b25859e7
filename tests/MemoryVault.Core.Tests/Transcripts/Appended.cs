using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Lines that are appended to a transcript, made from a seed.</summary>
/// <param name="Size">How many bytes.</param>
/// <param name="Line">How long a line may be.</param>
/// <param name="Seed">What they are made from.</param>
/// <param name="IsWhole">The last line has an end.</param>
internal sealed record Appended(int Size, int Line, int Seed, bool IsWhole)
{
    /// <summary>Gets appends from nothing to more than a segment: some end in the middle of a line, some have lines longer than a segment.</summary>
    internal static Gen<Appended> Any { get; } =
        from size in Gen.Frequency(
            (6, Gen.Choose(1, 3000)), (3, Gen.Choose(3000, 90_000)), (2, Gen.Choose(61_000, 70_000)), (1, Gen.Choose(200_000, 1_300_000)), (1, Gen.Constant(0)))
        from line in Gen.Frequency((6, Gen.Choose(20, 2000)), (1, Gen.Choose(100_000, 1_200_000)))
        from seed in Gen.Choose(0, 1000)
        from isWhole in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Appended(size, line, seed, isWhole);

    /// <summary>Gets up to eight of them.</summary>
    internal static Gen<List<Appended>> Some { get; } = Gen.Choose(1, 8).SelectMany(count => Any.ListOf(count)).Select(list => list.ToList());

    internal static byte[] Lines(int size, int line, int seed) => new Appended(size, line, seed, true).ToBytes();

    internal byte[] ToBytes()
    {
        var random = new Random(Seed);
        var text = new StringBuilder(Size + Line);
        while (text.Length < Size)
        {
            text.Append(random.Next()).Append((char)random.Next('a', 'z'), random.Next(Line)).Append('\n');
        }

        var bytes = Encoding.ASCII.GetBytes(text.ToString(0, Size));
        if (IsWhole && Size > 0)
        {
            bytes[^1] = (byte)'\n';
        }

        return bytes;
    }
}
