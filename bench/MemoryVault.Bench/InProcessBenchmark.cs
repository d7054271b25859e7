using System.Globalization;

namespace MemoryVault.Bench;

/// <summary><c>Invoke-VaultSync</c> within one PowerShell, on the vault that <see cref="MemVaultContender"/> made; null without pwsh or a built module.</summary>
internal sealed class InProcessBenchmark(BenchPrograms programs, BenchPlace place)
{
    public (Series Changed, Series Same)? Run(string vault, string tree, int rounds)
    {
        if (programs.Pwsh is not { } pwsh || programs.Manifest is not { } manifest)
        {
            return null;
        }

        var script = Path.Combine(Path.GetDirectoryName(manifest)!, "bench", "InProcess.ps1");
        string[] arguments = ["-NoProfile", "-NonInteractive", "-File", script, "-Manifest", manifest, "-Vault", vault, "-Tree", tree, "-Rounds", rounds.ToString(CultureInfo.InvariantCulture)];
        var (changed, same) = (new Series(), new Series());
        foreach (var line in TimedProcess.Output(place, pwsh, arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            var time = TimeSpan.FromMilliseconds(double.Parse(words[1], CultureInfo.InvariantCulture));
            (words[0] == "changed" ? changed : same).Add(new Measure(time, TimeSpan.Zero));
        }

        return (changed, same);
    }
}
