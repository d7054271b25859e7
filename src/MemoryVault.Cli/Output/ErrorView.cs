using MemoryVault.Vaults;

namespace MemoryVault.Cli.Output;

/// <summary>Lists what could not be done while the rest went on, each with its remedy; the same remedy only once.</summary>
internal static class ErrorView
{
    private const int Shown = 20;

    internal static void Write(Report report, IReadOnlyList<ItemError> errors)
    {
        string? remedy = null;
        foreach (var error in errors.Take(Shown))
        {
            if (remedy is not null && remedy != error.Remedy)
            {
                report.Line("  ", remedy);
            }

            remedy = error.Remedy;
            report.Line(new Words("memvault:", Tone.Bad), " ", error.Message);
        }

        if (remedy is not null)
        {
            report.Line("  ", remedy);
        }

        if (errors.Count > Shown)
        {
            report.Line($"  and {Quantity.Of(errors.Count - Shown, "more error")} (--json lists all)");
        }
    }
}
