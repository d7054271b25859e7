using MemoryVault.Backup;

namespace MemoryVault.Cli.Output;

/// <summary>The one sign that stands for a change: <c>+</c>, <c>~</c>, <c>-</c>.</summary>
internal static class Marks
{
    internal static Words Of(ChangeKind change) => change switch
    {
        ChangeKind.Added => new Words("+", Tone.Good),
        ChangeKind.Modified => new Words("~", Tone.Warning),
        _ => new Words("-", Tone.Bad),
    };
}
