using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Envelopes;

/// <summary>A test with the real gpg.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresGpgFactAttribute : FactAttribute
{
    public RequiresGpgFactAttribute()
    {
        if (ExecutableSearch.Find(MachineEnvironment.Current, "gpg") is null)
        {
            Skip = "needs gpg (Debian: gnupg)";
        }
    }
}
