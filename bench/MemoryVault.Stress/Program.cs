using System.Globalization;
using MemoryVault.Stress;

if (args is ["worker", var folder, var history, var number, var checkIns, var seed])
{
    await new StressWorker(folder, history, Parse(number)).RunAsync(Parse(checkIns), Parse(seed));
    return 0;
}

if (args is not [var processes, var each, .. var rest] || rest is not ([] or ["clones"]))
{
    Console.Error.WriteLine("usage: MemoryVault.Stress PROCESSES CHECKINS [clones]");
    return 64;
}

var options = new StressOptions { Processes = Parse(processes), CheckIns = Parse(each), Clones = rest.Length > 0 };
using var run = new StressRun(options);
var report = await run.RunAsync(CancellationToken.None);
Console.WriteLine(report);
return report.Violations.Count == 0 ? 0 : 1;

static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
