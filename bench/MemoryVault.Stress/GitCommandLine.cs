using System.Diagnostics;

namespace MemoryVault.Stress;

/// <summary>Asks git itself, which knows nothing of us.</summary>
internal static class GitCommandLine
{
    /// <summary>Gives what git writes; where it fails, that it does.</summary>
    internal static async Task<string> RunAsync(string repository, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["--git-dir", repository, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0 ? output : $"{output}git {arguments[0]} ended with {process.ExitCode}";
    }
}
