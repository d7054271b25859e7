namespace MemoryVault.Tests;

/// <summary>A test of rights that bind every user but root; skipped, with the reason, where the tests run as root or on Windows.</summary>
internal sealed class NotAsRootFactAttribute : FactAttribute
{
    public NotAsRootFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs the rights of Unix."
        : Environment.IsPrivilegedProcess ? "Root may read everything." : null;
}
