using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

/// <summary>Machines that exist in a test only: a home in a temporary folder, and of the process's own variables only the one that git is found by.</summary>
internal static class TestMachine
{
    internal static MachineEnvironment At(string home, string system = "linux", params (string Name, string Value)[] variables) => new()
    {
        Home = home,
        MachineName = "testbox",
        UserName = "ana",
        System = system,
        Variables = variables.Append(("PATH", Environment.GetEnvironmentVariable("PATH") ?? string.Empty)).ToDictionary(variable => variable.Item1, variable => variable.Item2),
        CurrentDirectory = home,
    };
}
