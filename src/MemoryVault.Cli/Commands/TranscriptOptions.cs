using System.CommandLine;

namespace MemoryVault.Cli.Commands;

/// <summary>The options of the commands that look at transcripts: of which sources, and at which state.</summary>
internal sealed class TranscriptOptions
{
    private readonly Option<string[]> _sources = new("--source") { HelpName = "NAME", Description = "Only this session source, with wildcards; can be repeated" };
    private readonly Option<string?> _at = new("--at") { HelpName = "STATE", Description = "The state that is looked at: a revision, an event or a time (default: the newest)" };

    internal void AddTo(Command command)
    {
        command.Add(_sources);
        command.Add(_at);
    }

    /// <summary>Gives the names of the sources, with wildcards; none means all.</summary>
    internal IReadOnlyList<string> SourcesOf(ParseResult arguments) => arguments.GetValue(_sources) ?? [];

    /// <summary>Gives the state; null for the newest.</summary>
    internal string? RevisionOf(ParseResult arguments) => arguments.GetValue(_at);
}
