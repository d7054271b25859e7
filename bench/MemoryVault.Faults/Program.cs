using System.Collections.Concurrent;
using System.Diagnostics;
using MemoryVault.Faults;
using MemoryVault.Faults.Crashes;
using MemoryVault.Faults.Failing;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Programs;
using MemoryVault.Faults.Remotes;
using MemoryVault.Faults.Scenarios;
using MemoryVault.Faults.Tracing;

if (args is ["list"])
{
    Console.WriteLine(string.Join('\n', ScenarioList.All.Select(scenario => scenario.Name)));
    return 0;
}

if (FaultArguments.Parse(args) is not { Series: "crashes" or "errors" or "gits" or "endless" or "remotes" } arguments)
{
    Console.Error.WriteLine(FaultArguments.Usage);
    return 64;
}

var clock = Stopwatch.StartNew();
var root = Directory.CreateTempSubdirectory("memoryvault-faults-").FullName;
var waiting = new ConcurrentQueue<Scenario>(ScenarioList.Find(arguments.Commands));
var failed = 0;
Console.WriteLine($"in {root}");
Console.WriteLine(arguments.Series == "crashes" ? "| command | calls | process killed | all killed | passed | failed | locks in remotes | slowest next |" : "| command | error | calls | ended by it | passed | failed | slowest |");
var threads = Enumerable.Range(0, arguments.Workers).Select(_ => new Thread(Work)).ToList();
threads.ForEach(thread => thread.Start());
threads.ForEach(thread => thread.Join());
Console.WriteLine(FormattableString.Invariant($"{clock.Elapsed.TotalSeconds:0} s, load {File.ReadAllText("/proc/loadavg")}"));
return failed == 0 ? 0 : 1;

void Work()
{
    while (waiting.TryDequeue(out var scenario))
    {
        var place = new Place(Path.Combine(root, scenario.Name), arguments.Program);
        try
        {
            foreach (var (line, failures) in arguments.Series == "crashes" ? Crash(scenario, place) : Fail(scenario, place))
            {
                Console.WriteLine(string.Join('\n', [line, .. failures]));
                _ = failures.Count == 0 ? 0 : Interlocked.Increment(ref failed);
            }

            place.Remove();
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or TracingRefusedException)
        {
            Console.WriteLine(exception.Message);
            Interlocked.Increment(ref failed);
        }
    }
}

IEnumerable<(string Line, IReadOnlyList<string> Failures)> Crash(Scenario scenario, Place place)
{
    var report = new CrashRun(scenario, place, new Sampling(arguments.Every)).Run();
    yield return (report.ToString(), [.. report.Failures.Select(failure => failure.ToString())]);
}

IEnumerable<(string Line, IReadOnlyList<string> Failures)> Fail(Scenario scenario, Place place) => Faults(scenario, place).Select(report => (report.ToString(), report.Failures));

IEnumerable<FaultReport> Faults(Scenario scenario, Place place) => arguments.Series switch
{
    "errors" => new FaultRun(scenario, place, new Sampling(arguments.Every), Note).Run(),
    "remotes" => new WireFaultRun(scenario, place, arguments.Points, arguments.Seed, Note).Run(),
    _ => new GitFaultRun(scenario, place, arguments.Series == "endless" ? GitFault.Endless : GitFault.Quick, Note).Run(),
};

void Note(string message)
{
    lock (waiting)
    {
        File.AppendAllText(Path.Combine(root, "messages.txt"), message + "\n");
    }
}
