namespace MemoryVault.Cli.Invocation;

/// <summary>How this program is started again, with an empty environment.</summary>
internal static class ThisProgram
{
    /// <summary>Gets the program, absolute, and what must precede its arguments.</summary>
    internal static IReadOnlyList<string> Command
    {
        get
        {
            var process = Environment.ProcessPath ?? throw new InvalidOperationException("The path of the running program is not known.");
            return Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
                ? [process, Path.Combine(AppContext.BaseDirectory, "memvault.dll")]
                : [process];
        }
    }
}
