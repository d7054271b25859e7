using MemoryVault.Vaults;
using MemoryVault.Vaults.TakeOver;

namespace MemoryVault.Fuzz.Targets;

/// <summary>The record of a machine, and where it says that its folders belong.</summary>
internal sealed class MachineRecordTarget() : TextTarget(
    "machine-record",
    "{\"name\":\"box\",\"system\":\"linux\",\"home\":\"/home/ann\",\"sources\":[{\"name\":\"notes\",\"preset\":\"folder\",\"root\":\"/home/ann/notes\",\"folder\":\"backup/box/notes\",\"include\":[],\"exclude\":[]}]}",
    "{\"name\":\"win\",\"system\":\"windows\",\"home\":\"C:\\\\Users\\\\ann\",\"sources\":[{\"name\":\"c\",\"preset\":\"claude-code\",\"root\":\"C:\\\\Users\\\\ann\\\\.claude\",\"folder\":\"backup/win/c\"}]}")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["/home/ann/../../etc", "\\\\?\\C:\\", "/home/ann/.ssh", "\"root\":\"~\"", "\"home\":\"/\""];

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var record = MachineRecordFile.Read(input, "machines/x.json");
        var here = MachineEnvironment.Current with { Home = "/home/bob", CurrentDirectory = "/home/bob" };
        var sources = new SourcePlaces(record, new MachinePathMap(record, [], here), new ObeyedPlace(here)).Map();
        Require(sources.All(source => !source.Root.StartsWith("/home/bob/.ssh/", StringComparison.Ordinal) && !source.Root.StartsWith("/etc/", StringComparison.Ordinal)), "no source lies where programs obey");
    }
}
