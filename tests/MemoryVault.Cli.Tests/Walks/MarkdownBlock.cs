namespace MemoryVault.Cli.Tests.Walks;

/// <summary>A fenced block of a document: below which heading and in which line it begins, its language, its lines.</summary>
internal sealed record MarkdownBlock(string Heading, int Line, string Language, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    /// <summary>Reads all fenced blocks of a document, in their order.</summary>
    internal static IEnumerable<MarkdownBlock> In(string path)
    {
        var heading = string.Empty;
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                heading = lines[i][3..];
            }
            else if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, Fence, i + 1);
                yield return new MarkdownBlock(heading, i + 1, lines[i][Fence.Length..], lines[(i + 1)..end]);
                i = end;
            }
        }
    }
}
