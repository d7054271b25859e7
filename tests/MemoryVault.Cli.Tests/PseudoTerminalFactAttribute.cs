namespace MemoryVault.Cli.Tests;

/// <summary>A fact that needs a terminal, which <c>script</c> of util-linux makes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PseudoTerminalFactAttribute : FactAttribute
{
    public PseudoTerminalFactAttribute() =>
        Skip = OperatingSystem.IsLinux() && File.Exists("/usr/bin/script") ? null : "There is no 'script' of util-linux here, which makes a terminal.";
}
