namespace MemoryVault.Cli.Tests;

/// <summary>A fact about encrypting with the real age.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAgeFactAttribute : FactAttribute
{
    public RequiresAgeFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        Skip = folders.Any(folder => File.Exists(Path.Combine(folder, "age"))) ? null : "needs age (Debian: age)";
    }
}
