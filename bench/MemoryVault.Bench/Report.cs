using System.Text;

namespace MemoryVault.Bench;

/// <summary>What was measured, as a part of a page.</summary>
/// <param name="mark">The name of the marks in the page between which it stands.</param>
internal sealed class Report(string mark)
{
    private readonly StringBuilder _text = new();

    public string Markdown => _text.ToString();

    public void Line(string text) => _text.Append(text).Append("\n\n");

    public void Add(Table table) => _text.Append(table).Append('\n');

    /// <summary>Puts the report between the marks of a page.</summary>
    public void WriteInto(string page)
    {
        var text = File.ReadAllText(page);
        var (first, last) = ($"<!-- {mark} -->", $"<!-- /{mark} -->");
        var begin = text.IndexOf(first, StringComparison.Ordinal);
        var end = text.IndexOf(last, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"'{page}' has no {first} and {last}.");
        }

        File.WriteAllText(page, text[..(begin + first.Length)] + "\n" + Markdown + text[end..]);
    }
}
