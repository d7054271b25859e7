using System.Globalization;
using System.Text;

namespace MemoryVault.Bench;

/// <summary>A day of syncs, every 15 minutes, of one transcript that grows to 18 MB: what the history costs on disk.</summary>
internal sealed class GrowthBenchmark(BenchPrograms programs, BenchPlace place)
{
    private const int Syncs = 96;
    private const int Total = 18_000_000;

    public Table Run()
    {
        var root = Directory.CreateDirectory(place["growth"]).FullName;
        var file = Path.Combine(root, "session.jsonl");
        List<Contender> contenders = [new MemVaultContender(place, programs, root, root + "-vault"), new GitCopyContender(place, programs, root, root + "-copy")];
        if (programs.Restic is { } restic)
        {
            contenders.Add(new ResticContender(place, restic, root, root + "-restic"));
        }

        Console.Error.WriteLine($"growth, {Syncs} syncs");
        var random = new Random(96);
        var times = contenders.ToDictionary(contender => contender, _ => new Series());
        for (var i = 0; i < Syncs; i++)
        {
            Append(file, random, Total / Syncs);
            foreach (var contender in contenders)
            {
                times[contender].Add(i == 0 ? contender.First() : contender.Again());
            }
        }

        var table = new Table($"{Syncs} syncs of a file that grows to 18 MB", ["", "median", "slowest", "CPU", "history on disk", "ratio"]);
        var ours = Size(contenders[0].Repository!);
        foreach (var contender in contenders)
        {
            var size = Size(contender.Repository!);
            table.Row(contender.Name, Table.Milliseconds(times[contender].Median), Table.Milliseconds(times[contender].Slowest), Table.Milliseconds(times[contender].CpuMedian), Table.Megabytes(size), Table.Ratio(size, ours));
        }

        return table;
    }

    private static void Append(string file, Random random, int bytes)
    {
        var text = new StringBuilder();
        while (text.Length < bytes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"type\":\"message\",\"id\":\"{random.NextInt64():x16}\",\"role\":\"assistant\",\"content\":\"step {random.Next(1000)} done, the next one begins\"}}\n");
        }

        File.AppendAllText(file, text.ToString());
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
