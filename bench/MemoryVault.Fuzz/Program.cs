using System.Diagnostics;
using System.Globalization;
using MemoryVault.Fuzz;

if (args is not [var name, .. var options])
{
    Console.Error.WriteLine($"fuzz TARGET|all [--seconds N] [--seed S] [--only CASE]\ntargets: {string.Join(' ', FuzzTargets.All.Keys.Order(StringComparer.Ordinal))}");
    return 64;
}

var seconds = Option("--seconds") ?? 60;
var seed = (int)(Option("--seed") ?? Random.Shared.Next());
var only = Option("--only");
var found = 0;
foreach (var target in FuzzTargets.All.Values.Where(target => name == "all" || target.Name == name).OrderBy(target => target.Name, StringComparer.Ordinal))
{
    var start = Stopwatch.GetTimestamp();
    var run = new FuzzRun(target, seed);
    var fault = run.Run(number => only is { } last ? number <= last : Stopwatch.GetElapsedTime(start).TotalSeconds < seconds, only);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{target.Name,-16} seed {seed}: {run.Cases,11:N0} cases, {run.Good,10:N0} good, longest {run.Longest.TotalMilliseconds,8:N1} ms, at most {run.MostAllocated,12:N0} bytes: {(fault is null ? "no fault" : "FAULT")}"));
    if (fault is not null)
    {
        Console.WriteLine(fault);
        found++;
    }
}

return found == 0 ? 0 : 1;

long? Option(string option) => Array.IndexOf(options, option) is var at and >= 0 && at + 1 < options.Length ? long.Parse(options[at + 1], CultureInfo.InvariantCulture) : null;
