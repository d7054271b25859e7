using MemoryVault.GitHub;

namespace MemoryVault.Cli.Tests;

/// <summary>A test against a real sshd on loopback.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresSshFactAttribute : FactAttribute
{
    public RequiresSshFactAttribute() => Skip = File.Exists(SshServer.Program) ? null : $"needs {SshServer.Program} (Debian: openssh-server)";
}
