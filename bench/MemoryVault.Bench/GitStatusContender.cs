namespace MemoryVault.Bench;

/// <summary><c>git status</c> in the copy that <see cref="GitCopyContender"/> keeps: it looks and writes no history.</summary>
internal sealed class GitStatusContender(BenchPlace place, BenchPrograms programs, string copy) : Contender("git status")
{
    public override string? Repository => null;

    public override Measure First() => Again();

    public override Measure Again() => TimedProcess.Run(place, programs.Git, ["status", "--porcelain"], copy);

    public override long PeakMemory() => TimedProcess.PeakMemory(place, programs.Git, ["-C", copy, "status", "--porcelain"]);
}
