namespace MemoryVault.Cli.Tests.Walks;

/// <summary>A command of a console block, and the lines that the document shows below it.</summary>
internal sealed record ConsoleStep(string Command, IReadOnlyList<string> Output)
{
    private const string Prompt = "$ ";

    internal static IEnumerable<ConsoleStep> In(MarkdownBlock block)
    {
        var lines = block.Lines;
        for (var i = 0; i < lines.Count;)
        {
            Assert.StartsWith(Prompt, lines[i], StringComparison.Ordinal);
            var output = lines.Skip(i + 1).TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
            yield return new ConsoleStep(lines[i][Prompt.Length..], output);
            i += 1 + output.Count;
        }
    }
}
