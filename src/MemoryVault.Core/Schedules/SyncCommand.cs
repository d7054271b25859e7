using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>Makes the command of a scheduled sync: absolute, with the vault named, quiet unless something is wrong.</summary>
public static class SyncCommand
{
    /// <summary>Gives the command for <c>memvault</c>.</summary>
    /// <param name="processPath">The program of this process (<see cref="Environment.ProcessPath"/>): <c>memvault</c> itself, or <c>dotnet</c>.</param>
    /// <param name="assembly">The path of <c>memvault.dll</c>, which <c>dotnet</c> is told to run.</param>
    /// <param name="vault">The vault's folder, absolute.</param>
    /// <param name="environment">The machine.</param>
    public static IReadOnlyList<string> ForProgram(string processPath, string assembly, string vault, MachineEnvironment environment)
    {
        var host = Path.GetFileNameWithoutExtension(processPath).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] program = host ? [processPath, assembly] : [processPath];
        string[] log = environment.System == "windows" ? ["--log-file", $@"{vault}\local\log\schedule.log"] : [];
        return [.. program, "sync", "--vault", vault, "--quiet", .. log];
    }

    /// <summary>Gives the command for the PowerShell module, where no <c>memvault</c> is at hand.</summary>
    /// <param name="pwsh">The PowerShell of this process.</param>
    /// <param name="manifest">The path of <c>MemoryVault.psd1</c>.</param>
    /// <param name="vault">The vault's folder, absolute.</param>
    /// <param name="environment">The machine.</param>
    public static IReadOnlyList<string> ForModule(string pwsh, string manifest, string vault, MachineEnvironment environment)
    {
        // Only the import may stop it: an error of one file must not end the sync of the others.
        var script = $"Import-Module -Name {Literal(manifest)} -ErrorAction Stop; Invoke-VaultSync -Vault {Literal(vault)}";
        if (environment.System == "windows")
        {
            script = $"& {{ {script} }} *>> {Literal($@"{vault}\local\log\schedule.log")}";
        }

        return [pwsh, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script];
    }

    // PowerShell takes the four curly single quotes for a single quote too (about_Quoting_Rules).
    private static string Literal(string text)
    {
        var quoted = new global::System.Text.StringBuilder("'");
        foreach (var c in text)
        {
            _ = c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B' ? quoted.Append(c).Append(c) : quoted.Append(c);
        }

        return quoted.Append('\'').ToString();
    }
}
