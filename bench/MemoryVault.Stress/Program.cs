using MemoryVault.Stress;
using MemoryVault.Stress.Load;
using MemoryVault.Stress.Operations;
using MemoryVault.Stress.Publishers;

if (args is ["worker", var task])
{
    await new StressWorker(WorkerOptions.Parse(task)).RunAsync();
    return 0;
}

if (args is ["operate", var operations])
{
    await new OperationWorker(WorkerOptions.Parse(operations)).RunAsync();
    return 0;
}

if (args is ["judge-operations", var kept])
{
    return OperationRecord.Read(kept).Tell(Console.Out);
}

if (args is ["operations", .. var what] && StressArguments.Parse(what) is { } wanted)
{
    Console.WriteLine($"seed {wanted.Options.Seed}, {HostLoad.Describe()}");
    using var operated = new OperationRun(wanted.Options);
    var done = await operated.RunAsync(Console.Out, CancellationToken.None);
    done.WriteTo(wanted.HistoryFile);
    return done.Tell(Console.Out);
}

if (args is ["load-worker", var root, var work, var number])
{
    await new LoadWorker(new LoadPlace(root), LoadOptions.FromArgument(work), Number(number)).RunAsync();
    return 0;
}

if (args is ["load", .. var much] && LoadOptions.Parse(much) is { } load)
{
    using var loaded = new LoadRun(load);
    var result = await loaded.RunAsync();
    Console.WriteLine(result);
    return result.Problems.Count == 0 ? 0 : 1;
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
    Console.Error.WriteLine(LoadOptions.Usage);
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
