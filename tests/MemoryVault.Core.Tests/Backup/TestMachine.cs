using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

/// <summary>Machines that exist in a test only: a home in a temporary folder, and none of the process's own variables.</summary>
internal static class TestMachine
{
    internal static MachineEnvironment At(string home, string system = "linux", params (string Name, string Value)[] variables) => new()
    {
        Home = home,
        MachineName = "testbox",
        UserName = "ana",
        System = system,
        Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        CurrentDirectory = home,
    };
}
