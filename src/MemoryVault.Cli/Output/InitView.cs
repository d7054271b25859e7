using MemoryVault.Cli.Commands;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Output;

/// <summary>Says what became of a new vault.</summary>
internal static class InitView
{
    internal static void Write(Report report, CreateVaultResult result, bool isPlan)
    {
        var (verb, tone) = (isPlan, result.Created) switch
        {
            (_, false) => ("There is already a vault at ", Tone.Warning),
            (true, _) => ("Would make a vault at ", Tone.Warning),
            _ => ("Made a vault at ", Tone.Good),
        };
        report.Line(new Words(verb, tone), new Words(result.Vault, Tone.Strong), $" for machine '{result.Machine}'.");
        if (result.KnownMachines.Count > 0)
        {
            report.Line("  Machines in it: ", string.Join(", ", result.KnownMachines));
        }

        if (result.IsRedacted)
        {
            report.Line(new Words("  It is a redacted copy: ", Tone.Warning), "credentials are blacked out, [REDACTED:...], here and in what is restored.");
        }

        if (result.Fingerprint is { } fingerprint)
        {
            report.Line("  Encrypted chain: ", new Words(fingerprint, Tone.Strong), " (another machine's status must show the same)");
        }

        foreach (var source in result.Sources)
        {
            report.Line("  Source ", new Words(source.Name, Tone.Strong), new Words($"  {source.Folder} -> {source.Root}", Tone.Faint));
        }

        if (result.Restored is { } restored)
        {
            RestoreView.Write(report, restored);
        }

        if (!isPlan)
        {
            Next(report, result);
        }
    }

    private static void Next(Report report, CreateVaultResult result)
    {
        report.Blank();
        report.Line("Next");
        Overview.Suggest(report, "memvault sync", result.Head is null ? "find the memory on this machine and back it up" : "back up what changes from here on");
        Overview.Suggest(report, "memvault status", "is my memory safe?");
    }
}
