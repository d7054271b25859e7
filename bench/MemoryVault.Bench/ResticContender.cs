namespace MemoryVault.Bench;

/// <summary><c>restic backup</c>.</summary>
internal sealed class ResticContender(BenchPlace place, string program, string root, string repository) : Contender("restic backup")
{
    public override string Repository => repository;

    private string[] Backup => ["--repo", repository, "--quiet", "backup", root];

    public override Measure First()
    {
        TimedProcess.Run(place, program, ["--repo", repository, "--quiet", "init"]);
        return Again();
    }

    public override Measure Again() => TimedProcess.Run(place, program, Backup);

    public override long PeakMemory() => TimedProcess.PeakMemory(place, program, Backup);
}
