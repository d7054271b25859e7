using System.Text.RegularExpressions;

namespace MemoryVault.Cli.Tests.Documents;

/// <summary>A document of the repository: its code, its links, its headings.</summary>
internal sealed partial record DocumentFile(string Name)
{
    private string? _text;

    internal static IReadOnlyList<DocumentFile> All { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "examples"), "*.md")).Append(Path.Combine(Repository.Root, "tests", "MemoryVault.GitHub", "README.md"))
            .Where(File.Exists).Select(path => new DocumentFile(Path.GetRelativePath(Repository.Root, path))),
    ];

    internal string FullName => Path.Combine(Repository.Root, Name);

    /// <summary>Gets what the document says.</summary>
    internal string Text => _text ??= File.ReadAllText(FullName);

    /// <summary>Gets each line of a block of code, and each span.</summary>
    internal IEnumerable<string> Code =>
        Fenced().Matches(Text).SelectMany(block => block.Groups[1].Value.Split('\n')).Concat(Span().Matches(Prose).Select(span => span.Groups[1].Value.ReplaceLineEndings(" ")));

    /// <summary>Gets what links lead to, but for addresses.</summary>
    internal IEnumerable<string> Links => Link().Matches(Span().Replace(Prose, string.Empty)).Select(link => link.Groups[1].Value).Where(target => !target.Contains(':', StringComparison.Ordinal));

    /// <summary>Gets the anchors of the headings, as GitHub makes them.</summary>
    internal IEnumerable<string> Anchors =>
        Heading().Matches(Prose).Select(heading => NotInAnchor().Replace(heading.Groups[1].Value.ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    private string Prose => Fenced().Replace(Text, string.Empty);

    public override string ToString() => Name;

    [GeneratedRegex("^```[^\\n]*\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
