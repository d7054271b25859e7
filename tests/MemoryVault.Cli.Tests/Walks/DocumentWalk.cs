using System.Text;

namespace MemoryVault.Cli.Tests.Walks;

/// <summary>
/// Walks through the blocks of a document as a reader would: what a <c>console</c> block shows is typed command by command and must be answered word for word,
/// the lines of a <c>sh</c> block must succeed together.
/// </summary>
/// <remarks>
/// Set MEMORYVAULT_WALK_RECORD=1 to write what was answered into the document instead, and look at the difference.
/// </remarks>
internal sealed class DocumentWalk(string document, WalkHome home)
{
    private readonly StringBuilder _differences = new();
    private readonly Dictionary<int, IReadOnlyList<string>> _recorded = [];
    private readonly string _path = Path.Combine(Repository.Root, document);

    /// <summary>Gets what is made ready before the first block below a heading.</summary>
    internal Dictionary<string, Action> Preparations { get; init; } = [];

    /// <summary>Gets the lines that are not run, each with its reason.</summary>
    internal IReadOnlyDictionary<string, string> NotRun { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets what is typed instead of a line: another time, where the home is too young for the one that is shown.</summary>
    internal Func<string, string> Typed { get; init; } = line => line;

    /// <summary>Gets the commands that need somebody at the keyboard.</summary>
    internal Dictionary<string, Func<string>> Attended { get; init; } = [];

    /// <summary>Walks through the blocks below these headings.</summary>
    internal void Through(Func<string, bool> headings)
    {
        var heading = string.Empty;
        foreach (var block in MarkdownBlock.In(_path).Where(block => headings(block.Heading)))
        {
            if (block.Heading != heading)
            {
                heading = block.Heading;
                home.GoHome();
                Preparations.GetValueOrDefault(heading)?.Invoke();
            }

            Walk(block);
        }

        if (Environment.GetEnvironmentVariable("MEMORYVAULT_WALK_RECORD") is not null)
        {
            Record();
        }

        Assert.True(_differences.Length == 0, _differences.ToString());
    }

    private void Walk(MarkdownBlock block)
    {
        switch (block.Language)
        {
            case "console":
                Type(block);
                break;
            case "sh":
                var outcome = home.Run("set -e\n" + string.Join('\n', block.Lines.Where(line => !NotRun.ContainsKey(line)).Select(Typed)));
                Tell(outcome.ExitCode == 0, block, outcome.ToString());
                break;
            default:
                // PowerShell is walked by tests/Pester/Readme.Tests.ps1.
                Tell(block.Language == "powershell", block, $"no walk knows blocks of '{block.Language}'");
                break;
        }
    }

    private void Type(MarkdownBlock block)
    {
        List<string> answered = [];
        foreach (var step in ConsoleStep.In(block))
        {
            var text = Attended.TryGetValue(step.Command, out var attend) ? attend() : home.Run(step.Command).Output;
            var output = text.TrimEnd('\n').Split('\n').Where(line => text.Length > 0).ToList();
            Tell(output.Select(WalkText.Alike).SequenceEqual(step.Output.Select(WalkText.Alike)), block, $"$ {step.Command}\n{text}");
            answered.AddRange([$"$ {step.Command}", .. output]);
        }

        if (!answered.Select(WalkText.Alike).SequenceEqual(block.Lines.Select(WalkText.Alike)))
        {
            _recorded[block.Line] = answered;
        }
    }

    private void Tell(bool asShown, MarkdownBlock block, string seen)
    {
        if (!asShown)
        {
            _differences.AppendLine($"{document}, the block at line {block.Line}, is answered otherwise:").AppendLine(seen);
        }
    }

    private void Record()
    {
        var lines = File.ReadAllLines(_path).ToList();
        foreach (var block in MarkdownBlock.In(_path).Where(block => _recorded.ContainsKey(block.Line)).Reverse())
        {
            lines.RemoveRange(block.Line, block.Lines.Count);
            lines.InsertRange(block.Line, _recorded[block.Line]);
        }

        File.WriteAllLines(_path, lines);
    }
}
