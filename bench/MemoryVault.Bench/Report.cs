using System.Text;

namespace MemoryVault.Bench;

/// <summary>What was measured, as a part of a page.</summary>
internal sealed class Report
{
    private const string Begin = "<!-- bench -->";
    private const string End = "<!-- /bench -->";
    private readonly StringBuilder _text = new();

    public string Markdown => _text.ToString();

    public void Line(string text) => _text.Append(text).Append("\n\n");

    public void Add(Table table) => _text.Append(table).Append('\n');

    /// <summary>Puts the report between the marks of a page.</summary>
    public void WriteInto(string page)
    {
        var text = File.ReadAllText(page);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"'{page}' has no {Begin} and {End}.");
        }

        File.WriteAllText(page, text[..(begin + Begin.Length)] + "\n" + Markdown + text[end..]);
    }
}
