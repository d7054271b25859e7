using MemoryVault.Stress;

if (args is ["worker", var task])
{
    await new StressWorker(WorkerOptions.Parse(task)).RunAsync();
    return 0;
}

if (args is ["judge", var file])
{
    return Tell(RunRecord.Read(file));
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

static int Tell(RunRecord record)
{
    var report = record.Judge();
    Console.WriteLine($"seed {record.Options.Seed}: {report}");
    return report.Violations.Count == 0 ? 0 : 1;
}
