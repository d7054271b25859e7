namespace MemoryVault.Bench;

/// <summary>The times of one contender in one situation.</summary>
internal sealed class Series
{
    private readonly List<Measure> _runs = [];

    public double Median => Sorted()[_runs.Count / 2];

    public double Fastest => Sorted()[0];

    public double Slowest => Sorted()[^1];

    public double CpuMedian => _runs.Select(run => run.Cpu.TotalMilliseconds).Order().ElementAt(_runs.Count / 2);

    public void Add(Measure run) => _runs.Add(run);

    private double[] Sorted() => [.. _runs.Select(run => run.Wall.TotalMilliseconds).Order()];
}
