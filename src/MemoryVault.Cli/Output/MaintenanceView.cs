using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Output;

/// <summary>Says what a verification found, what a repack saved, and what the log holds.</summary>
internal static class MaintenanceView
{
    internal static void Verified(Report report, IntegrityReport result)
    {
        var (word, tone) = result.Passed ? ("Proven", Tone.Good) : ("FAILED", Tone.Bad);
        var revision = result.Revision is { } id ? $" {id[..7]}" : string.Empty;
        report.Line(
            new Words(word, tone),
            $": every object checked,{revision} restored elsewhere and compared: {Quantity.Of(result.Files, "file")}, {Quantity.Bytes(result.Bytes)} ({RelativeTime.Span(result.Elapsed)}).");
        if (!result.Passed)
        {
            report.Line(new Words(Quantity.Of(result.Problems.Count, "problem"), Tone.Bad), "; see below.");
        }

        foreach (var warning in result.Warnings)
        {
            report.Line(new Words("Warning: ", Tone.Warning), warning);
        }
    }

    internal static void Optimized(Report report, OptimizeResult result)
    {
        var saved = result.BytesBefore - result.BytesAfter;
        report.Line(
            new Words("Optimized", Tone.Good),
            $": {Quantity.Bytes(result.BytesBefore)} -> {Quantity.Bytes(result.BytesAfter)}{(saved > 0 ? $", {Quantity.Bytes(saved)} saved" : string.Empty)} ({RelativeTime.Span(result.Elapsed)}).");
        report.Line(new Words(
            $"  loose objects {result.LooseBefore:N0} -> {result.LooseAfter:N0}, packs {result.PacksBefore:N0} -> {result.PacksAfter:N0}", Tone.Faint));
    }

    internal static void Entry(Report report, VaultLogEntry entry)
    {
        var (word, tone) = entry.Level switch
        {
            VaultLogLevel.Error => ("error", Tone.Bad),
            VaultLogLevel.Warning => ("warning", Tone.Warning),
            VaultLogLevel.Debug => ("debug", Tone.Faint),
            _ => ("info", Tone.Good),
        };

        // A log is read beside others: the moment, not how long ago.
        report.Line(
            new Words(RelativeTime.Exactly(entry.Time), Tone.Faint), "  ", new Words(word.PadRight(7), tone), "  ", new Words(entry.Event, Tone.Command), "  ", entry.Message);
    }
}
