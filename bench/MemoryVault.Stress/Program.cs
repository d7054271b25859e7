using MemoryVault.Stress;
using MemoryVault.Stress.Publishers;

if (args is ["worker", var task])
{
    await new StressWorker(WorkerOptions.Parse(task)).RunAsync();
    return 0;
}

if (args is ["judge", var file])
{
    return Tell(RunRecord.Read(file));
}

if (args is ["publishers", var place and ("gist" or "repository"), var count, var seed])
{
    using var publishers = new PublisherRun(new PublisherOptions { Gist = place == "gist", Interleavings = Number(count), Seed = Number(seed) });
    var outcome = await publishers.RunAsync(Console.Out);
    Console.WriteLine($"{place}, seed {seed}: {outcome}");
    return outcome.Violations.Count == 0 ? 0 : 1;
}

if (StressArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(StressArguments.Usage);
    return 64;
}

Console.WriteLine($"seed {arguments.Options.Seed}, {HostLoad.Describe()}");
using var run = new StressRun(arguments.Options);
var record = await run.RunAsync(Console.Out, CancellationToken.None);
if (arguments.HistoryFile is { } history)
{
    record.WriteTo(history);
}

return Tell(record);

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static int Tell(RunRecord record)
{
    var report = record.Judge();
    Console.WriteLine($"seed {record.Options.Seed}: {report}");
    return report.Violations.Count == 0 ? 0 : 1;
}
