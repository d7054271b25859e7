using MemoryVault.Bench;

var options = BenchOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 64;
}

if (options.Json)
{
    var report = new Report("bench json");
    report.Add(new JsonBenchmark(options.Runs).Run());
    report.Add(new MergeBenchmark(options.Runs).Run());
    Show(report);
}

if (options.Secrets)
{
    var report = new Report("bench secrets");
    report.Add(new SecretsBenchmark(options.Runs).Run());
    Show(report);
}

if (options.Cycle)
{
    using var place = new BenchPlace(options.Keep);
    var programs = BenchPrograms.Publish(options, place);
    var report = new Report("bench cycle");
    report.Line(MachineDescription.Text(programs));
    foreach (var table in new CycleBenchmark(place, programs, options.Runs * 10).Run())
    {
        report.Add(table);
    }

    Show(report);
}

if (options.Sessions)
{
    using var place = new BenchPlace(options.Keep);
    var programs = BenchPrograms.Publish(options, place);
    var report = new Report("bench sessions");
    report.Line(MachineDescription.Text(programs));
    var benchmark = new SessionsBenchmark(programs, place);
    report.Add(benchmark.Grow());
    report.Add(benchmark.List(options.Runs));
    Show(report);
}

if (options.Start)
{
    using var place = new BenchPlace(options.Keep);
    var programs = BenchPrograms.Publish(options, place);
    var report = new Report("bench start");
    report.Line(MachineDescription.Text(programs));
    report.Add(new StartBenchmark(place, programs, BenchPrograms.PublishPortable(place), options.Runs * 2).Run());
    Show(report);
}

if (options.Events)
{
    using var place = new BenchPlace(options.Keep);
    var programs = BenchPrograms.Publish(options, place);
    var report = new Report("bench events");
    report.Line(MachineDescription.Text(programs));
    report.Add(new EventsBenchmark(programs, place, options.Runs).Run());
    Show(report);
}

if (options.Small || options.Large || options.Growth)
{
    Show(MeasureSyncs(options));
}

return 0;

Report MeasureSyncs(BenchOptions options)
{
    using var place = new BenchPlace(options.Keep);
    var programs = BenchPrograms.Publish(options, place);
    var report = new Report("bench");
    report.Line(MachineDescription.Text(programs));
    if (options.Small)
    {
        report.Add(new SyncBenchmark(programs, place, "1,000 files, 19 MB", new MemoryTree(place["small"], 1000, 19_000), options.Runs).Run());
    }

    if (options.Large)
    {
        report.Add(new SyncBenchmark(programs, place, "100,000 files, 190 MB", new MemoryTree(place["large"], 100_000, 1_900), options.LargeRuns).Run());
    }

    if (options.Growth)
    {
        report.Add(new GrowthBenchmark(programs, place).Run());
    }

    return report;
}

void Show(Report report)
{
    Console.Out.Write(report.Markdown);
    if (options.WriteTo is { } page)
    {
        report.WriteInto(page);
    }
}
