namespace MemoryVault.Bench;

/// <summary>The folder of one run, with a home of its own, so that no configuration of the user takes part.</summary>
internal sealed class BenchPlace : IDisposable
{
    private readonly bool _keep;

    public BenchPlace(bool keep)
    {
        _keep = keep;
        Root = Directory.CreateTempSubdirectory("memoryvault-bench-").FullName;
        Directory.CreateDirectory(this["home"]);
        File.WriteAllText(this["home", ".gitconfig"], "[user]\n\tname = bench\n\temail = bench@localhost\n[init]\n\tdefaultBranch = main\n[gc]\n\tauto = 0\n");
        Environment = new Dictionary<string, string?>
        {
            ["HOME"] = this["home"],
            ["XDG_CONFIG_HOME"] = null,
            ["MEMORYVAULT_HOME"] = null,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["RESTIC_PASSWORD"] = "bench",
            ["RESTIC_CACHE_DIR"] = this["restic-cache"],
        };
    }

    public string Root { get; }

    /// <summary>Gets the variables that differ from those of this process; null unsets.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    public string this[params string[] names] => Path.Combine([Root, .. names]);

    public void Dispose()
    {
        if (_keep)
        {
            Console.Error.WriteLine($"Kept: {Root}");
        }
        else
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
