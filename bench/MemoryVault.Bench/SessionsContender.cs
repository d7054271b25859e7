using System.Text.Json.Nodes;

namespace MemoryVault.Bench;

/// <summary><c>memvault sessions pull</c> of a folder.</summary>
internal sealed class SessionsContender(BenchPlace place, BenchPrograms programs, string root, string vault) : Contender("memvault sessions pull")
{
    public override string Repository => Path.Combine(vault, "repository.git");

    public override Measure First()
    {
        TimedProcess.Run(place, programs.MemVault, ["init", vault, "--quiet"]);
        var file = Path.Combine(vault, "config.json");
        var configuration = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        configuration["sessionSources"] = new JsonArray(new JsonObject { ["name"] = "bench", ["preset"] = "folder", ["folder"] = root, ["windowDays"] = 0 });
        File.WriteAllText(file, configuration.ToJsonString());
        return Again();
    }

    public override Measure Again() => TimedProcess.Run(place, programs.MemVault, ["sessions", "pull", "--vault", vault, "--quiet"]);

    public override long PeakMemory() => TimedProcess.PeakMemory(place, programs.MemVault, ["sessions", "pull", "--vault", vault, "--quiet"]);

    /// <summary>Lists the sessions.</summary>
    public Measure List() => TimedProcess.Run(place, programs.MemVault, ["sessions", "list", "--vault", vault, "--json"]);
}
