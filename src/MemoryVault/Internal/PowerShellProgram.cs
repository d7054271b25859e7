using System.Management.Automation;

namespace MemoryVault.Internal;

/// <summary>Finds the PowerShell that a schedule can start.</summary>
internal static class PowerShellProgram
{
    /// <summary>
    /// Gets the path of <c>pwsh</c>: this process, or, where another program hosts PowerShell (an editor), the one in the folder of its engine.
    /// </summary>
    public static string Path
    {
        get
        {
            var process = Environment.ProcessPath;
            if (process is not null && System.IO.Path.GetFileNameWithoutExtension(process).Equals("pwsh", StringComparison.OrdinalIgnoreCase))
            {
                return process;
            }

            var folder = System.IO.Path.GetDirectoryName(typeof(PSObject).Assembly.Location)!;
            return System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
        }
    }
}
