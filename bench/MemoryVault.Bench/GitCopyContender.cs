namespace MemoryVault.Bench;

/// <summary>What users' scripts do: <c>cp -ru</c>, <c>git add -A</c>, <c>git commit</c>.</summary>
internal sealed class GitCopyContender(BenchPlace place, BenchPrograms programs, string root, string copy) : Contender("cp -ru, git add -A, git commit")
{
    // git commit's exit code for "nothing to commit".
    private const int Nothing = 1;

    public override string Repository => Path.Combine(copy, ".git");

    public override Measure First()
    {
        TimedProcess.Run(place, programs.Git, ["init", "--quiet", copy]);
        return Again();
    }

    public override Measure Again() =>
        TimedProcess.Run(place, "cp", ["-ru", root + "/.", copy])
        + TimedProcess.Run(place, programs.Git, ["add", "-A"], copy)
        + TimedProcess.Run(place, programs.Git, ["commit", "--quiet", "--message=sync"], copy, Nothing);
}
