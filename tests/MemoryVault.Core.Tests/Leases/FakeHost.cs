using MemoryVault.Processes;

namespace MemoryVault.Tests.Leases;

/// <summary>One process on a host of a name; processes of that host can be ended.</summary>
internal sealed class FakeHost(string name, int process) : IHostProbe
{
    private readonly HashSet<int> _ended = [];

    public string? Boot { get; init; } = name + "/boot-1";

    public ProcessMark Self { get; } = new(process, "1", name);

    public void End(int id) => _ended.Add(id);

    public bool HasEnded(ProcessMark process) => process.Host == Self.Host && _ended.Contains(process.Id);
}
