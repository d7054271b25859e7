namespace MemoryVault.Stress.Load;

/// <summary>How often something took how long, to 2 %, in fixed room, so that counting is no load of its own.</summary>
public sealed class Latencies
{
    private const double Step = 1.02;
    private const int Steps = 1400;
    private static readonly double Log = Math.Log(Step);

    /// <summary>Gets how often each time was seen; the times in microseconds are powers of 1.02.</summary>
    public long[] Counts { get; init; } = new long[Steps];

    /// <summary>Gets or sets the longest, in microseconds.</summary>
    public double Longest { get; set; }

    /// <summary>Gets how many there are.</summary>
    internal long Total => Counts.Sum();

    /// <summary>Adds one.</summary>
    public void Add(TimeSpan time)
    {
        var microseconds = Math.Max(1, time.TotalMicroseconds);
        Interlocked.Increment(ref Counts[Math.Min(Steps - 1, (int)(Math.Log(microseconds) / Log))]);
        lock (Counts)
        {
            Longest = Math.Max(Longest, microseconds);
        }
    }

    /// <summary>Adds those of another.</summary>
    public void Add(Latencies other)
    {
        for (var i = 0; i < Steps; i++)
        {
            Counts[i] += other.Counts[i];
        }

        Longest = Math.Max(Longest, other.Longest);
    }

    /// <summary>Gives the time that a share of them did not exceed, in milliseconds.</summary>
    public double Percentile(double share)
    {
        var (wanted, seen) = ((long)Math.Ceiling(Total * share), 0L);
        for (var i = 0; i < Steps; i++)
        {
            seen += Counts[i];
            if (seen >= wanted && seen > 0)
            {
                return Math.Min(Math.Pow(Step, i + 1), Longest) / 1000;
            }
        }

        return 0;
    }
}
