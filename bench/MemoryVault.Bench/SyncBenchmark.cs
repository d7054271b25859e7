namespace MemoryVault.Bench;

/// <summary>
/// Times the contenders on one tree: the first take, eight files changed, nothing changed. Within a round all take their turn on the
/// same state, each round another begins, so that no one always runs on a warmer cache.
/// </summary>
internal sealed class SyncBenchmark(BenchPrograms programs, BenchPlace place, string title, MemoryTree tree, int rounds)
{
    private readonly List<Contender> _contenders = Contenders(programs, place, tree.Root);

    public Table Run()
    {
        Console.Error.WriteLine($"{title}: {tree.Files} files, {tree.Bytes} bytes");
        var first = _contenders.ToDictionary(contender => contender, contender => contender.First());
        var changed = Rounds("8 changed", [.. _contenders.Where(contender => contender.Repository is not null)], tree.ChangeEight);
        var same = Rounds("nothing changed", _contenders, () => { });
        var table = new Table(title, ["", "first", "8 changed", "range", "ratio", "CPU", "nothing changed", "range", "ratio", "CPU", "peak memory"]);
        var ours = _contenders.Single(contender => contender is MemVaultContender);
        foreach (var contender in _contenders)
        {
            table.Row(
                [
                    contender.Name,
                    contender.Repository is null ? string.Empty : Table.Milliseconds(first[contender].Wall.TotalMilliseconds),
                    .. Cells(changed, contender, ours),
                    .. Cells(same, contender, ours),
                    Table.Megabytes(contender.PeakMemory()),
                ]);
        }

        AddBeyondStart(table, changed[ours], same);
        AddInProcess(table, changed[ours], same[ours]);
        return table;
    }

    private static List<Contender> Contenders(BenchPrograms programs, BenchPlace place, string root)
    {
        List<Contender> contenders =
        [
            new MemVaultContender(place, programs, root, root + "-vault"),
            new GitCopyContender(place, programs, root, root + "-copy"),
            new GitStatusContender(place, programs, root + "-copy"),
        ];
        if (programs.Restic is { } restic)
        {
            contenders.Add(new ResticContender(place, restic, root, root + "-restic"));
        }

        if (programs.Empty is { } empty)
        {
            contenders.Add(new StartContender(place, "an empty .NET program", empty, []));
        }

        contenders.Add(new StartContender(place, "memvault --version", programs.MemVault, ["--version"]));
        return contenders;
    }

    // What memvault itself does, without what every .NET program pays for its start.
    private void AddBeyondStart(Table table, Series changed, Dictionary<Contender, Series> same)
    {
        var ours = _contenders.Single(contender => contender is MemVaultContender);
        var start = same[_contenders[^1]];
        table.Row(
            "memvault sync, beyond its own start", string.Empty,
            Table.Milliseconds(changed.Median - start.Median), string.Empty, Table.Ratio(changed.Median - start.Median, changed.Median), Table.Milliseconds(changed.CpuMedian - start.CpuMedian),
            Table.Milliseconds(same[ours].Median - start.Median), string.Empty, Table.Ratio(same[ours].Median - start.Median, same[ours].Median), Table.Milliseconds(same[ours].CpuMedian - start.CpuMedian), string.Empty);
    }

    private void AddInProcess(Table table, Series changed, Series same)
    {
        if (new InProcessBenchmark(programs, place).Run(tree.Root + "-vault", tree.Root, rounds) is { } times)
        {
            table.Row(
                "Invoke-VaultSync in a running pwsh", string.Empty,
                Table.Milliseconds(times.Changed.Median), Table.Range(times.Changed), Table.Ratio(times.Changed.Median, changed.Median), string.Empty,
                Table.Milliseconds(times.Same.Median), Table.Range(times.Same), Table.Ratio(times.Same.Median, same.Median), string.Empty, string.Empty);
        }
    }

    private static string[] Cells(Dictionary<Contender, Series> series, Contender contender, Contender ours) =>
        series.TryGetValue(contender, out var times)
            ? [Table.Milliseconds(times.Median), Table.Range(times), Table.Ratio(times.Median, series[ours].Median), Table.Milliseconds(times.CpuMedian)] : ["", "", "", ""];

    private Dictionary<Contender, Series> Rounds(string what, List<Contender> contenders, Action change)
    {
        var series = contenders.ToDictionary(contender => contender, _ => new Series());

        Console.Error.WriteLine($"  {what}, {rounds} rounds");

        // The first round is not counted: it finds what the one before left cold.
        for (var round = 0; round <= rounds; round++)
        {
            change();
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
