using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;

namespace MemoryVault.Cli.Tests.Faults;

/// <summary>A place for the short forms of bench/MemoryVault.Faults, with the <c>memvault</c> of these tests.</summary>
internal sealed class FaultPlace : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("memvault-faults-").FullName;

    public FaultPlace() => Place = new Place(Path.Combine(_folder, "place"), ["dotnet", TemporaryHome.Program]);

    public Place Place { get; }

    public static Scenario Scenario(string name) => Assert.Single(ScenarioList.Find([name]));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
