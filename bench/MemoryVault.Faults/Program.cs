using System.Collections.Concurrent;
using System.Diagnostics;
using MemoryVault.Faults;
using MemoryVault.Faults.Clocks;
using MemoryVault.Faults.Crashes;
using MemoryVault.Faults.Failing;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Programs;
using MemoryVault.Faults.Remotes;
using MemoryVault.Faults.Scenarios;
using MemoryVault.Faults.Surroundings;
using MemoryVault.Faults.Tracing;
using MemoryVault.GitHub;

if (args is ["list"])
{
    Console.WriteLine(string.Join('\n', ScenarioList.All.Select(scenario => scenario.Name)));
    return 0;
}

if (FaultArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(FaultArguments.Usage);
    return 64;
}

var clock = Stopwatch.StartNew();
var root = Directory.CreateTempSubdirectory("memoryvault-faults-").FullName;
if (FindObstacle() is { } obstacle)
{
    Console.Error.WriteLine(obstacle);
    return 1;
}

var waiting = new ConcurrentQueue<Scenario>(arguments.Series == "scenes" ? ClockSceneList.Find(arguments.Commands).Select(scene => new Scenario(scene.Name, _ => [])) : ScenarioList.Find(arguments.Commands));
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
    "remotes" or "ssh" => new WireFaultRun(scenario, place, arguments.Points, arguments.Seed, arguments.Series == "ssh", Note).Run(),
    "disks" => new SurroundingRun(scenario, place, Note).Run(prepared => SurroundingLists.Disks(scenario, prepared, arguments.Every)),
    "limits" => new SurroundingRun(scenario, place, Note).Run(_ => SurroundingLists.Limits()),
    "clocks" => new SurroundingRun(scenario, place, Note).Run(_ => SurroundingLists.Clocks(arguments.Every)),
    "scenes" => ((double[])[-365, 365]).Select(days => ClockSceneList.Find([scenario.Name])[0].Run(place, TimeSpan.FromDays(days))),
    _ => new GitFaultRun(scenario, place, arguments.Series == "endless" ? GitFault.Endless : GitFault.Quick, Note).Run(),
};

string? FindObstacle() => arguments.Series switch
{
    "disks" => SmallDisk.FindObstacle(),
    "clocks" or "scenes" => FakeTime.FindObstacle(),
    "ssh" => File.Exists(SshServer.Program) ? null : $"needs {SshServer.Program} (Debian: openssh-server)",
    _ => null,
};

void Note(string message)
{
    lock (waiting)
    {
        File.AppendAllText(Path.Combine(root, "messages.txt"), message + "\n");
    }
}
