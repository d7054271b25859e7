using MemoryVault.Faults.Surroundings;

namespace MemoryVault.Cli.Tests;

/// <summary>A test in which somebody sets the clock, for which it needs libfaketime.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresFakeTimeTheoryAttribute : TheoryAttribute
{
    public RequiresFakeTimeTheoryAttribute() => Skip = FakeTime.FindObstacle();
}
