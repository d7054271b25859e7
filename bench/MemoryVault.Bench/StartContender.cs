namespace MemoryVault.Bench;

/// <summary>A program's own start, which is part of every run of it.</summary>
internal sealed class StartContender(BenchPlace place, string name, string program, string[] arguments) : Contender(name)
{
    public override string? Repository => null;

    public override Measure First() => Again();

    public override Measure Again() => TimedProcess.Run(place, program, arguments);

    public override long PeakMemory() => TimedProcess.PeakMemory(place, program, arguments);
}
