namespace MemoryVault.Tests;

/// <summary>A test of what only Unix has: shell scripts as stand-ins for programs, modes, symbolic links that need no right.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresUnixFactAttribute : FactAttribute
{
    public RequiresUnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "needs shell scripts, modes or symbolic links as Unix has them";
        }
    }
}
