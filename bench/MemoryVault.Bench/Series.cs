namespace MemoryVault.Bench;

/// <summary>The times of one contender in one situation.</summary>
internal sealed class Series
{
    private readonly List<double> _milliseconds = [];

    public double Median => Sorted()[_milliseconds.Count / 2];

    public double Fastest => Sorted()[0];

    public double Slowest => Sorted()[^1];

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

    private double[] Sorted() => [.. _milliseconds.Order()];
}
