namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>A test that looks at the arguments of processes in /proc.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresProcessListFactAttribute : FactAttribute
{
    public RequiresProcessListFactAttribute()
    {
        if (!File.Exists("/proc/self/cmdline"))
        {
            Skip = "needs /proc (Linux)";
        }
    }
}
