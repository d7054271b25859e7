namespace MemoryVault.Cli.Output;

/// <summary>Shows unified diffs.</summary>
internal static class PatchView
{
    internal static void Write(Report report, PatchedChange item)
    {
        foreach (var line in item.Patch.TrimEnd('\n').Split('\n'))
        {
            report.Line(new Words(line, ToneOf(line)));
        }
    }

    private static Tone ToneOf(string line) => line switch
    {
        _ when line.StartsWith("+++", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal) => Tone.Strong,
        _ when line.StartsWith('+') => Tone.Good,
        _ when line.StartsWith('-') => Tone.Bad,
        _ when line.StartsWith("@@", StringComparison.Ordinal) => Tone.Warning,
        _ when line.StartsWith("diff ", StringComparison.Ordinal) || line.StartsWith("index ", StringComparison.Ordinal) => Tone.Faint,
        _ => Tone.Plain,
    };
}
