namespace MemoryVault.Bench;

/// <summary><c>memvault sync</c>.</summary>
internal sealed class MemVaultContender : Contender
{
    private readonly BenchPlace _place;
    private readonly string _program;
    private readonly string _vault;
    private readonly string _root;

    public MemVaultContender(BenchPlace place, BenchPrograms programs, string root, string vault)
        : base("memvault sync")
    {
        (_place, _program, _root, _vault) = (place, programs.MemVault, root, vault);
    }

    public override string Repository => Path.Combine(_vault, "repository.git");

    private string[] Sync => ["sync", "--vault", _vault, "--quiet"];

    public override Measure First()
    {
        TimedProcess.Run(_place, _program, ["init", _vault, "--quiet"]);
        TimedProcess.Run(_place, _program, ["source", "add", "bench", "--root", _root, "--vault", _vault, "--quiet"]);
        return Again();
    }

    public override Measure Again() => TimedProcess.Run(_place, _program, Sync);

    public override long PeakMemory() => TimedProcess.PeakMemory(_place, _program, Sync);
}
