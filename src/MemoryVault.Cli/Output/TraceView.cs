using System.Globalization;
using MemoryVault.Memory.Tracing;

namespace MemoryVault.Cli.Output;

/// <summary>Shows who wrote what.</summary>
internal static class TraceView
{
    private const int ValueLetters = 40;

    internal static void Write(Report report, IReadOnlyList<TracedValue> values)
    {
        var table = new Table("Where", "Value", "Agent", "When", "Source", ">Sure", "Why", "Event");
        foreach (var value in values)
        {
            table.Add(
                new Words(value.Path + value.Pointer, Tone.Strong),
                value.Value is null ? null : ValueText.Of(value.Value, ValueLetters),
                value.AgentId ?? value.Machine ?? "(another program)",
                report.Moment(value.Timestamp),
                value.Source,
                value.Confidence?.ToString("0.##", CultureInfo.InvariantCulture),
                value.Justification,
                new Words(value.EventId is { } id ? EventsView.Short(id) : value.Revision[..7], Tone.Warning));
        }

        report.Table(table);
    }
}
