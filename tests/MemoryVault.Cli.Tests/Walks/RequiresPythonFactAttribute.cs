namespace MemoryVault.Cli.Tests.Walks;

/// <summary>A fact about Python 3 reading what was written here.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPythonFactAttribute : FactAttribute
{
    public RequiresPythonFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        Skip = !OperatingSystem.IsWindows() && folders.Any(folder => File.Exists(Path.Combine(folder, "python3"))) ? null : "needs python3 (Debian: python3)";
    }
}
