using MemoryVault.Faults.Surroundings;

namespace MemoryVault.Cli.Tests;

/// <summary>A test that mounts a small disk, for which it needs the right to mount.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresMountTheoryAttribute : TheoryAttribute
{
    public RequiresMountTheoryAttribute() => Skip = SmallDisk.FindObstacle();
}
