using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Terminal;

namespace MemoryVault.Cli.Output;

/// <summary>Tells on stderr why a command ended without its result, and what to do.</summary>
internal static class FailureView
{
    internal static void Write(StandardStream error, Failure failure, Exception? exception)
    {
        var report = Reports.On(error);

        // git's own words come in lines; each is made visible by itself.
        var lines = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        report.Line(new Words("memvault:", Tone.Bad), " ", lines.Length > 0 ? lines[0].TrimEnd('\r') : failure.Id);
        foreach (var line in lines.Skip(1))
        {
            report.Line("  ", line.TrimEnd('\r'));
        }

        if (failure.Conflicts.Count > 0)
        {
            KnowledgeView.Conflicts(report, failure.Conflicts);
        }

        report.Line("  ", failure.Remedy);
        foreach (var line in exception?.ToString().Split('\n') ?? [])
        {
            report.Line(new Words("    " + line.TrimEnd('\r'), Tone.Faint));
        }

        error.Flush();
    }
}
