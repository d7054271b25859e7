using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MemoryVault.Bench;

/// <summary>A vault with 100,000 check-ins: its events listed, filtered and counted, and an entry traced; beside what git itself needs for the same walk.</summary>
internal sealed class EventsBenchmark(BenchPrograms programs, BenchPlace place, int runs)
{
    private const int Events = 100_000;
    private const int Entries = 500;

    // Each event is 20 seconds after the one before, the last just now: together 23 days.
    private readonly long _begin = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - (20 * Events);
    private readonly string _vault = place["events"];

    private string Repository => Path.Combine(_vault, "repository.git");

    public Table Run()
    {
        Console.Error.WriteLine($"events, {Events} of them");
        TimedProcess.Run(place, programs.MemVault, ["init", _vault, "--quiet"]);
        Fill();
        TimedProcess.Run(place, programs.MemVault, ["optimize", "--vault", _vault, "--quiet"]);
        var table = new Table("100,000 check-ins on 500 entries, optimized", ["", "memvault", "range", "CPU", "git", "ratio"]);
        Row(table, "the newest 50", ["events", "list"], ["log", "-50", "--format=%B", "main"]);
        Row(table, "the newest 50 of one agent of 50", ["events", "list", "--agent", "agent-17"], ["log", "-50", "--author=agent-17 <", "--format=%B", "main"]);
        Row(table, "the newest 50 of one section", ["events", "list", "--section", "notes"], ["log", "-50", "--format=%B", "main", "--", "memory/notes"]);
        Row(table, "all that wait for review (none)", ["events", "list", "--review", "required"], ["log", "--grep=Vault-Review: required", "--format=%B", "main"]);
        Row(table, "trace an entry that 200 events changed", ["trace", "notes/k017"], ["log", "-1", "--format=%B", "main", "--", "memory/notes/k017.json"]);
        Row(table, "trace one that only the first 500 changed", ["trace", "rare/k017"], ["log", "-1", "--format=%B", "main", "--", "memory/rare/k017.json"]);
        var first = Time(["status"]);
        table.Row("status, the first time (counts all events)", Table.Milliseconds(first.Wall.TotalMilliseconds), string.Empty, Table.Milliseconds(first.Cpu.TotalMilliseconds), string.Empty, string.Empty);
        Row(table, "status", ["status"], ["rev-list", "--count", "main"]);
        return table;
    }

    private void Row(Table table, string name, string[] command, string[] git)
    {
        var (ours, theirs) = (new Series(), new Series());
        for (var run = 0; run <= runs; run++)
        {
            var (our, their) = (Time(command), TimedProcess.Run(place, programs.Git, ["--git-dir", Repository, .. git]));
            if (run > 0)
            {
                ours.Add(our);
                theirs.Add(their);
            }
        }

        table.Row(name, Table.Milliseconds(ours.Median), Table.Range(ours), Table.Milliseconds(ours.CpuMedian), Table.Milliseconds(theirs.Median), Table.Ratio(ours.Median, theirs.Median));
    }

    // A status of this vault is no error and no health: its exit code says so.
    private Measure Time(string[] command) => TimedProcess.Run(place, programs.MemVault, [.. command, "--vault", _vault], allowed: 1);

    // As check-ins write them, but by git's own importer, which makes 100,000 of them in seconds.
    private void Fill()
    {
        var start = new ProcessStartInfo(programs.Git, ["--git-dir", Repository, "fast-import", "--quiet"]) { RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        using (var input = new StreamWriter(process.StandardInput.BaseStream, new UTF8Encoding(false)))
        {
            input.NewLine = "\n";
            for (var i = 0; i < Events; i++)
            {
                Write(input, i);
            }
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"git fast-import ended with {process.ExitCode}");
        }
    }

    private void Write(StreamWriter input, int number)
    {
        var invariant = CultureInfo.InvariantCulture;
        var (agent, time) = (string.Create(invariant, $"agent-{number * 7 % 50}"), _begin + (number * 20L));
        var path = string.Create(invariant, $"memory/{(number < Entries ? "rare" : "notes")}/k{number % Entries:000}.json");
        var message = string.Create(
            invariant,
            $"Check in {path}\n\nVault-Event: {number:x8}-0000-7000-8000-000000000000\nVault-Kind: checkin\nVault-Agent: {agent}\nVault-Source: bench\nVault-Machine: bench\nVault-Justification: step {number}\nVault-Method: merge-patch\nVault-Operations: 1\nVault-Risk: low\nVault-Review: none\n");
        var content = string.Create(invariant, $"{{\n  \"version\": {number},\n  \"text\": \"what was learned in step {number}\"\n}}\n");
        input.WriteLine("commit refs/heads/main");
        input.WriteLine(string.Create(invariant, $"author {agent} <memoryvault@bench> {time} +0000"));
        input.WriteLine(string.Create(invariant, $"committer MemoryVault <memoryvault@bench> {time} +0000"));
        input.WriteLine(string.Create(invariant, $"data {Encoding.UTF8.GetByteCount(message)}"));
        input.Write(message);
        input.WriteLine();
        input.WriteLine($"M 100644 inline {path}");
        input.WriteLine(string.Create(invariant, $"data {content.Length}"));
        input.Write(content);
        input.WriteLine();
    }
}
