namespace MemoryVault.Cli.Tests;

/// <summary>A fact about systems with Unix file names and signals.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has neither these file names nor these signals." : null;
}
