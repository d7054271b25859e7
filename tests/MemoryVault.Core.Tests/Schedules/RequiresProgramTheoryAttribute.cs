using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

/// <summary>A theory that needs a program which not every machine has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresProgramTheoryAttribute : TheoryAttribute
{
    public RequiresProgramTheoryAttribute(string program)
    {
        Program = program;
        if (ExecutableSearch.Find(MachineEnvironment.Current, program) is null)
        {
            Skip = $"'{program}' is not installed.";
        }
    }

    public string Program { get; }
}
