using MemoryVault.GitHub;

namespace MemoryVault.Tests.Git;

/// <summary>A test against a real sshd on loopback.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresSshServerFactAttribute : FactAttribute
{
    public RequiresSshServerFactAttribute()
    {
        if (!File.Exists(SshServer.Program))
        {
            Skip = $"needs {SshServer.Program} (Debian: openssh-server)";
        }
    }
}
