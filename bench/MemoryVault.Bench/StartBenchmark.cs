namespace MemoryVault.Bench;

/// <summary>Times the start of programs, each with as little to do as it has; all take their turn in each round, and each round another one begins.</summary>
internal sealed class StartBenchmark(BenchPlace place, BenchPrograms programs, string tool, int rounds)
{
    /// <summary>Measures.</summary>
    public Table Run()
    {
        var vault = place["start-vault"];
        TimedProcess.Run(place, programs.MemVault, ["init", vault, "--quiet"]);
        TimedProcess.Run(place, programs.MemVault, ["remote", "add", "origin", place["start-remote"], "--vault", vault, "--quiet"]);
        var contenders = Contenders(vault);
        var git = contenders[0];
        var python = contenders.Find(contender => contender.Name.StartsWith("python3", StringComparison.Ordinal));
        var series = Measure(contenders);
        var table = new Table("The start of programs", ["", "median", "range", "CPU", $"ratio to {git.Name}", "ratio to python3 -c pass"]);
        foreach (var contender in contenders)
        {
            var times = series[contender];
            table.Row(
                contender.Name,
                Table.Milliseconds(times.Median),
                Table.Range(times),
                Table.Milliseconds(times.CpuMedian),
                Table.Ratio(times.Median, series[git].Median),
                python is null ? string.Empty : Table.Ratio(times.Median, series[python].Median));
        }

        return table;
    }

    private List<Contender> Contenders(string vault)
    {
        List<Contender> contenders = [new StartContender(place, "git --version", programs.Git, ["--version"])];
        if (BenchPrograms.Find("python3") is { } python)
        {
            // What a version manager puts first in PATH is a shell script that looks for the program.
            var program = TimedProcess.Output(place, python, ["-c", "import sys; print(sys.executable)"]).Trim();
            contenders.Add(new StartContender(place, "python3 -c pass", program, ["-c", "pass"]));
        }

        if (programs.Empty is { } empty)
        {
            contenders.Add(new StartContender(place, "an empty .NET program", empty, []));
        }

        contenders.Add(new StartContender(place, "memvault --version", programs.MemVault, ["--version"]));
        contenders.Add(new StartContender(place, "memvault status --quiet, an empty vault", programs.MemVault, ["status", "--quiet", "--vault", vault]));
        contenders.Add(new StartContender(place, "memvault at a Tab: commands", programs.MemVault, ["__complete", "bash", "memvault st"]));
        contenders.Add(new StartContender(place, "memvault at a Tab: remotes", programs.MemVault, ["__complete", "bash", $"memvault --vault {vault} remote remove "]));
        contenders.Add(new StartContender(place, "memvault --version, the dotnet tool", tool, ["--version"]));
        contenders.Add(new StartContender(place, "memvault status --quiet, the dotnet tool", tool, ["status", "--quiet", "--vault", vault]));
        return contenders;
    }

    private Dictionary<Contender, Series> Measure(List<Contender> contenders)
    {
        var series = contenders.ToDictionary(contender => contender, _ => new Series());

        // The first round is not counted: it finds everything cold.
        for (var round = 0; round <= rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                var contender = contenders[(turn + round) % contenders.Count];
                var time = contender.Again();
                if (round > 0)
                {
                    series[contender].Add(time);
                }
            }
        }

        return series;
    }
}
