namespace MemoryVault.Tests;

/// <summary>A test whose stand-in for a program is a shell script.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresUnixFactAttribute : FactAttribute
{
    public RequiresUnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "needs a shell script in place of a program, which Windows does not run";
        }
    }
}
