using System.Diagnostics;
using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Leases;
using MemoryVault.LibGit2;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Bench;

/// <summary>
/// An agent's turn: enter a lease, check one changed entry in by a patch, exit. In this process and as three <c>memvault</c>, on memories of growing
/// size, beside what users' scripts do: read, hash and rewrite one JSON file.
/// </summary>
internal sealed class CycleBenchmark(BenchPlace place, BenchPrograms programs, int runs)
{
    private const string Agent = "bench";
    private const string Section = "notes";

    // The runtime compiles what is used often anew, as in a program that stays.
    private const int WarmTurns = 300;

    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 1_000_000];

    public Table[] Run()
    {
        var table = new Table(
            "Enter, check one entry in, exit; entries of 300 bytes",
            ["entries", "in-process", "range", "ratio to 1,000", "enter", "check-in", "exit", "three processes", "CPU", "one JSON file", "ratio"]);
        var reads = new Table("The same memories: the import that made them, and reading one entry", ["entries", "import", "CPU", "in-process", "range", "memvault memory get", "one JSON file", "ratio"]);
        var first = 0.0;
        foreach (var size in Sizes)
        {
            Console.Error.WriteLine($"cycle, {size} entries");
            var vault = place[$"memory-{size}"];
            var import = Fill(vault, size);
            var (read, get) = (ReadInProcess(vault, size), ReadAsProcess(vault, size));
            var (cycle, parts) = InProcess(vault, size);
            var processes = AsProcesses(vault, size);
            var (plain, plainRead) = new PlainMemoryFile(place[$"memory-{size}.json"], size).Run(size > 100_000 ? 3 : runs);
            first = first == 0 ? cycle.Median : first;
            table.Row(
                size.ToString("N0", CultureInfo.InvariantCulture), Table.Milliseconds(cycle.Median), Table.Range(cycle), Table.Ratio(cycle.Median, first),
                Table.Milliseconds(parts[0].Median), Table.Milliseconds(parts[1].Median), Table.Milliseconds(parts[2].Median),
                Table.Milliseconds(processes.Median), Table.Milliseconds(processes.CpuMedian), Table.Milliseconds(plain.Median), Table.Ratio(plain.Median, cycle.Median));
            reads.Row(
                size.ToString("N0", CultureInfo.InvariantCulture), Table.Milliseconds(import.Wall.TotalMilliseconds), Table.Milliseconds(import.Cpu.TotalMilliseconds),
                Table.Milliseconds(read.Median), Table.Range(read), Table.Milliseconds(get.Median), Table.Milliseconds(plainRead.Median), Table.Ratio(plainRead.Median, read.Median));
        }

        return [table, reads];
    }

    /// <summary>Gives an entry of about 300 bytes.</summary>
    public static JsonValue Entry(int number, int version) => new JsonObject(
    [
        new("title", new JsonString(string.Create(CultureInfo.InvariantCulture, $"What was learned in step {number}"))),
        new("text", new JsonString(string.Concat(Enumerable.Repeat("the cache is keyed by the path; ", 6)))),
        new("version", JsonNumber.Of(version)),
        new("source", new JsonString("bench")),
    ]);

    public static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"note-{number:0000000}");

    private Measure Fill(string folder, int size)
    {
        TimedProcess.Run(place, programs.MemVault, ["init", folder, "--quiet"]);
        var file = place[$"fill-{size}.json"];
        var section = new JsonObject(Enumerable.Range(0, size).Select(i => KeyValuePair.Create(Key(i), Entry(i, 0))));
        File.WriteAllBytes(file, new JsonObject([KeyValuePair.Create<string, JsonValue>(Section, section)]).ToUtf8(JsonStyle.Compact));
        var import = TimedProcess.Run(place, programs.MemVault, ["memory", "import", file, "--vault", folder, "--quiet"]);
        File.Delete(file);
        return import;
    }

    private Series ReadInProcess(string folder, int size)
    {
        var series = new Series();
        var vault = Vault.Open(folder, new VaultServices { ObjectStores = new LibGit2ObjectStoreProvider() });
        try
        {
            for (var i = 0; i < runs + WarmTurns; i++)
            {
                var start = Stopwatch.GetTimestamp();
                ReadAsync(vault, Key((i + 1) * 7919 % size)).GetAwaiter().GetResult();
                if (i >= WarmTurns)
                {
                    series.Add(new Measure(Stopwatch.GetElapsedTime(start), TimeSpan.Zero));
                }
            }
        }
        finally
        {
            vault.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        return series;
    }

    private static async Task ReadAsync(Vault vault, string key)
    {
        await foreach (var entry in new GetEntries(vault).RunAsync(new GetEntriesOptions { Section = Section, Key = key }, CancellationToken.None))
        {
            GC.KeepAlive(entry);
        }
    }

    private Series ReadAsProcess(string folder, int size)
    {
        var series = new Series();
        for (var i = 0; i < 10; i++)
        {
            series.Add(TimedProcess.Run(place, programs.MemVault, ["memory", "get", $"{Section}/{Key((i + 1) * 104729 % size)}", "--vault", folder]));
        }

        return series;
    }

    private (Series Cycle, Series[] Parts) InProcess(string folder, int size)
    {
        var services = new VaultServices { ObjectStores = new LibGit2ObjectStoreProvider() };
        var cycle = new Series();
        Series[] parts = [new(), new(), new()];
        var vault = Vault.Open(folder, services);
        try
        {
            for (var i = 0; i < runs + WarmTurns; i++)
            {
                var marks = Turn(vault, i * 7919 % size, i).GetAwaiter().GetResult();
                if (i >= WarmTurns)
                {
                    cycle.Add(new Measure(Stopwatch.GetElapsedTime(marks[0], marks[3]), TimeSpan.Zero));
                    for (var part = 0; part < parts.Length; part++)
                    {
                        parts[part].Add(new Measure(Stopwatch.GetElapsedTime(marks[part], marks[part + 1]), TimeSpan.Zero));
                    }
                }
            }
        }
        finally
        {
            vault.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        return (cycle, parts);
    }

    private static async Task<long[]> Turn(Vault vault, int number, int version)
    {
        var leases = new LeaseRegistry(vault);
        var marks = new long[4];
        marks[0] = Stopwatch.GetTimestamp();
        await leases.EnterAsync(new LeaseOptions { AgentId = Agent }, CancellationToken.None);
        marks[1] = Stopwatch.GetTimestamp();
        await new CheckIn(vault).RunAsync(
            new CheckInOptions { Agent = Agent, Source = "bench", Form = CheckInForm.Patch, Proposal = Patch(number, version + 1) }, CancellationToken.None);
        marks[2] = Stopwatch.GetTimestamp();
        await leases.ExitAsync(new LeaseClaim(Agent), CancellationToken.None);
        marks[3] = Stopwatch.GetTimestamp();
        return marks;
    }

    private static JsonArray Patch(int number, int version) => new(
    [
        new JsonObject([new("op", new JsonString("replace")), new("path", new JsonString($"/{Section}/{Key(number)}")), new("value", Entry(number, version))]),
    ]);

    private Series AsProcesses(string folder, int size)
    {
        var series = new Series();
        var patch = place["patch.json"];
        for (var i = 0; i < 10; i++)
        {
            File.WriteAllBytes(patch, Patch((i + 1) * 104729 % size, 1_000_000 + i).ToUtf8(JsonStyle.Compact));
            var run = TimedProcess.Run(place, programs.MemVault, ["lease", "enter", "--agent", Agent, "--vault", folder, "--quiet"])
                + TimedProcess.Run(place, programs.MemVault, ["checkin", "--agent", Agent, "--patch", patch, "--source", "bench", "--vault", folder, "--quiet"])
                + TimedProcess.Run(place, programs.MemVault, ["lease", "exit", "--agent", Agent, "--vault", folder, "--quiet"]);
            if (i > 0)
            {
                series.Add(run);
            }
        }

        return series;
    }
}
