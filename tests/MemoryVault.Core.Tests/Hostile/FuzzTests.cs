using MemoryVault.Fuzz;

namespace MemoryVault.Tests.Hostile;

/// <summary>The short form of <c>bench/MemoryVault.Fuzz</c>: a thousand bad inputs for each target, the same ones each time.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20261121;
    private const int Cases = 1_000;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_bad_input_is_taken_or_refused_with_a_message_in_bounded_time_and_memory(string target)
    {
        var run = new FuzzRun(FuzzTargets.All[target], Seed);

        var fault = run.Run(number => number < Cases);

        Assert.True(fault is null, fault?.ToString());
        Assert.Equal(Cases, run.Cases);
        Assert.InRange(run.Good, 1, Cases);
    }

    [Fact]
    public void A_reader_that_fails_otherwise_hangs_or_takes_much_memory_is_found()
    {
        Assert.Contains("FormatException", new FuzzRun(new Unfit(_ => throw new FormatException("x")), Seed).Run(number => number < 5)!.Problem, StringComparison.Ordinal);
        Assert.Contains("longer", new FuzzRun(new Unfit(_ => Thread.Sleep(Timeout.Infinite)), Seed) { Limit = TimeSpan.FromMilliseconds(300) }.Run(number => number < 5)!.Problem, StringComparison.Ordinal);
        Assert.Contains("allocates", new FuzzRun(new Unfit(_ => GC.KeepAlive(new byte[32 << 20])), Seed).Run(number => number < 5)!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs_and_another_gives_others()
    {
        Assert.Equal(Inputs(1), Inputs(1));
        Assert.NotEqual(Inputs(1), Inputs(2));

        static string[] Inputs(int seed)
        {
            var mutator = new Mutator(new Random(seed), ["{\"a\":1}"u8.ToArray()], ["b"]);
            return [.. Enumerable.Range(0, 200).Select(_ => Convert.ToHexString(mutator.Next()))];
        }
    }

    private sealed class Unfit(Action<byte[]> read) : IFuzzTarget
    {
        public string Name => "unfit";

        public IReadOnlyList<byte[]> Seeds => [[1, 2, 3]];

        public void Read(byte[] input) => read(input);
    }
}
