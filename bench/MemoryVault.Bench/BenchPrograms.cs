namespace MemoryVault.Bench;

/// <summary>The programs that are compared; null where one is not installed.</summary>
internal sealed record BenchPrograms(string MemVault, string? Empty, string Git, string? Restic, string? Pwsh, string? Manifest)
{
    /// <summary>Publishes memvault and the empty program as users get them (ReadyToRun, on the installed .NET), and finds the others.</summary>
    public static BenchPrograms Publish(BenchOptions options, BenchPlace place)
    {
        var root = RepositoryRoot();
        var memvault = options.MemVault ?? PublishOne(place, Path.Combine(root, "src", "MemoryVault.Cli"), "memvault");
        var empty = PublishOne(place, Path.Combine(root, "bench", "EmptyProgram"), "empty");
        var manifest = Path.Combine(root, "MemoryVault.psd1");
        var isBuilt = File.Exists(manifest) && File.Exists(Path.Combine(root, "bin", "MemoryVault.dll"));
        return new BenchPrograms(memvault, empty, Find("git")!, Find("restic"), Find("pwsh"), isBuilt ? manifest : null);
    }

    /// <summary>Publishes memvault as a dotnet tool has it: for any system, compiled at each start.</summary>
    public static string PublishPortable(BenchPlace place) =>
        PublishOne(place, Path.Combine(RepositoryRoot(), "src", "MemoryVault.Cli"), "memvault", isReadyToRun: false);

    /// <summary>Finds a program in PATH; null if it is not there.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string PublishOne(BenchPlace place, string project, string name, bool isReadyToRun = true)
    {
        var output = place[isReadyToRun ? "published" : "portable", name];
        TimedProcess.Run(
            place,
            "dotnet",
            ["publish", project, "--configuration", "Release", "--use-current-runtime", "--no-self-contained", $"-p:PublishReadyToRun={isReadyToRun}", "-nodeReuse:false", "--output", output],
            needsHome: true);
        return Path.Combine(output, name);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MemoryVault.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("MemoryVault.sln is in no folder above this program.");
    }
}
