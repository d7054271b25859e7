using MemoryVault.Faults.Tracing;

namespace MemoryVault.Cli.Tests;

/// <summary>A theory that stops a process at chosen system calls, for which it needs the right to trace.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresTracingTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> Obstacle = new(Tracer.FindObstacle);

    public RequiresTracingTheoryAttribute() => Skip = Obstacle.Value;
}
