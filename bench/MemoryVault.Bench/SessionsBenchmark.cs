using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MemoryVault.Bench;

/// <summary>A day of pulls of one transcript that grows to 18 MB, before any packing; and the list of 10,000 sessions.</summary>
internal sealed class SessionsBenchmark(BenchPrograms programs, BenchPlace place)
{
    private const int Pulls = 96;
    private const int Total = 18_000_000;
    private const int Sessions = 10_000;
    private const int Edge = 8;

    public Table Grow()
    {
        var root = Directory.CreateDirectory(place["sessions"]).FullName;
        var file = Path.Combine(root, "5f0c.jsonl");
        List<Contender> contenders = [new SessionsContender(place, programs, root, root + "-vault"), new GitCopyContender(place, programs, root, root + "-copy")];
        var measures = contenders.ToDictionary(contender => contender, _ => new List<Measure>());
        var random = new Random(96);
        Console.Error.WriteLine($"sessions, {Pulls} pulls");
        for (var i = 0; i < Pulls; i++)
        {
            File.AppendAllText(file, Lines(random, Total / Pulls));
            foreach (var contender in contenders)
            {
                measures[contender].Add(i == 0 ? contender.First() : contender.Again());
            }
        }

        var gzip = Gzip(file);
        var table = new Table($"{Pulls} pulls of a transcript that grows to 18 MB, nothing packed", ["", "pulls 2 to 9", "CPU", "the last 8", "CPU", "repository", "of the final file's gzip"]);
        foreach (var contender in contenders)
        {
            var (first, last) = (Of(measures[contender].Skip(1).Take(Edge)), Of(measures[contender].TakeLast(Edge)));
            var size = Size(contender.Repository!);
            table.Row(
                contender.Name,
                Table.Milliseconds(first.Median),
                Table.Milliseconds(first.CpuMedian),
                Table.Milliseconds(last.Median),
                Table.Milliseconds(last.CpuMedian),
                Table.Megabytes(size),
                Table.Ratio(size, gzip));
        }

        table.Row("gzip -6 of the final file", string.Empty, string.Empty, string.Empty, string.Empty, Table.Megabytes(gzip), "1.00");
        return table;
    }

    public Table List(int runs)
    {
        var root = Directory.CreateDirectory(place["many"]).FullName;
        var random = new Random(7);
        for (var i = 0; i < Sessions; i++)
        {
            File.WriteAllText(Path.Combine(root, $"{i:x8}.jsonl"), Lines(random, 2000));
        }

        Console.Error.WriteLine($"sessions, {Sessions} of them");
        var memvault = new SessionsContender(place, programs, root, root + "-vault");
        var table = new Table("10,000 sessions of 2 kB", ["", "median", "slowest", "CPU"]);
        Row(table, "the first pull", Of([memvault.First()]));
        Row(table, "a pull with nothing new", Of(Enumerable.Range(0, runs).Select(_ => memvault.Again())));
        Row(table, "the first list (reads every transcript)", Of([memvault.List()]));
        Row(table, "a list", Of(Enumerable.Range(0, runs).Select(_ => memvault.List())));
        File.AppendAllText(Path.Combine(root, $"{0:x8}.jsonl"), Lines(random, 2000));
        Row(table, "a pull with one that has grown", Of([memvault.Again()]));
        Row(table, "a list after one has grown", Of([memvault.List()]));
        return table;
    }

    private static void Row(Table table, string name, Series series) =>
        table.Row(name, Table.Milliseconds(series.Median), Table.Milliseconds(series.Slowest), Table.Milliseconds(series.CpuMedian));

    private static Series Of(IEnumerable<Measure> measures)
    {
        var series = new Series();
        foreach (var measure in measures)
        {
            series.Add(measure);
        }

        return series;
    }

    private static string Lines(Random random, int bytes)
    {
        var text = new StringBuilder();
        while (text.Length < bytes)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{{\"type\":\"message\",\"id\":\"{random.NextInt64():x16}\",\"timestamp\":\"2026-01-02T03:{random.Next(60):00}:{random.Next(60):00}.{random.Next(1000):000}Z\",\"message\":{{\"role\":\"assistant\",\"content\":\"step {random.Next(1000)} done, the next one begins\"}}}}\n");
        }

        return text.ToString();
    }

    private static long Gzip(string file)
    {
        using var counted = new MemoryStream();
        using (var gzip = new GZipStream(counted, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        return counted.Length;
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
