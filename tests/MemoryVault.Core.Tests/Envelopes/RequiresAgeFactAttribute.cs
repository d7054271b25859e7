using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Envelopes;

/// <summary>A test with the real age.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresAgeFactAttribute : FactAttribute
{
    public RequiresAgeFactAttribute()
    {
        if (ExecutableSearch.Find(MachineEnvironment.Current, "age") is null)
        {
            Skip = "needs age (Debian: age)";
        }
    }
}
