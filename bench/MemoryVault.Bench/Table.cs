using System.Globalization;
using System.Text;

namespace MemoryVault.Bench;

/// <summary>A table of Markdown.</summary>
internal sealed class Table
{
    private readonly StringBuilder _text = new();

    public Table(string title, string[] columns)
    {
        _text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n");
        Row(columns);
        Row([.. columns.Select((_, i) => i == 0 ? "---" : "---:")]);
    }

    public static string Milliseconds(double value) => value < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms") : string.Create(CultureInfo.InvariantCulture, $"{value / 1000:0.00} s");

    public static string Range(Series series) => $"{Milliseconds(series.Fastest)} to {Milliseconds(series.Slowest)}";

    public static string Ratio(double value, double ours) => string.Create(CultureInfo.InvariantCulture, $"{value / ours:0.00}");

    public static string Megabytes(long bytes) => bytes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    public void Row(params string[] cells) => _text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");

    public override string ToString() => _text.ToString();
}
