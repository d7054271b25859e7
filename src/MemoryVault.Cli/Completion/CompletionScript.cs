namespace MemoryVault.Cli.Completion;

/// <summary>The scripts that teach a shell to ask <c>memvault</c> (Completion/Scripts).</summary>
internal static class CompletionScript
{
    /// <summary>Gets the shells that there is a script for.</summary>
    internal static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>Reads a shell's script; null if there is none.</summary>
    internal static byte[]? Read(string shell)
    {
        using var resource = Shells.Contains(shell) ? typeof(CompletionScript).Assembly.GetManifestResourceStream($"completion.{shell}") : null;
        if (resource is null)
        {
            return null;
        }

        var script = new byte[resource.Length];
        resource.ReadExactly(script);
        return script;
    }
}
