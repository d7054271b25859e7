namespace MemoryVault.Cli.Tests;

/// <summary>A fact about a shell at a terminal, which <c>script</c> of util-linux makes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresShellFactAttribute : FactAttribute
{
    public RequiresShellFactAttribute(string shell) => Skip =
        !OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script") ? "There is no 'script' of util-linux here, which makes a terminal."
        : !File.Exists($"/usr/bin/{shell}") && !File.Exists($"/bin/{shell}") ? $"There is no {shell} here (apt install {shell})."
        : null;
}
