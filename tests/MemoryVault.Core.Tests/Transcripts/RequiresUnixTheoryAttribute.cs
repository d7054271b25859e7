namespace MemoryVault.Tests.Transcripts;

/// <summary>A theory of what only Unix has, as <see cref="RequiresUnixFactAttribute"/>; it needs busybox, too.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresUnixTheoryAttribute : TheoryAttribute
{
    public RequiresUnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows() || !File.Exists(RemoteMachine.Busybox))
        {
            Skip = $"needs shell scripts, modes and symbolic links as Unix has them, and {RemoteMachine.Busybox} (Debian: busybox)";
        }
    }
}
