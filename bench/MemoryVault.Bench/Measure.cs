namespace MemoryVault.Bench;

/// <summary>What a run cost: the time that passed, and the processor time of it and the processes it started.</summary>
internal readonly record struct Measure(TimeSpan Wall, TimeSpan Cpu)
{
    public static Measure operator +(Measure left, Measure right) => Add(left, right);

    public static Measure Add(Measure left, Measure right) => new(left.Wall + right.Wall, left.Cpu + right.Cpu);
}
