using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions search TEXT</c>.</summary>
internal sealed class SessionsSearchCommand : VaultCommand
{
    private readonly Argument<string> _text = new("TEXT") { Description = "The text, as it is: no pattern" };
    private readonly Option<string?> _session = new("--session") { HelpName = "ID", Description = "Only in this session" };
    private readonly TranscriptOptions _state = new();
    private readonly Flag _caseSensitive = new("--case-sensitive") { Description = "The case of letters matters" };

    internal SessionsSearchCommand()
        : base("search", "Finds a text in the transcripts")
    {
        Add(_text);
        Add(_session);
        _state.AddTo(this);
        Add(_caseSensitive);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new SearchSessionsOptions
        {
            Text = arguments.GetRequiredValue(_text),
            Session = arguments.GetValue(_session),
            Sources = _state.SourcesOf(arguments),
            Revision = _state.RevisionOf(arguments),
            CaseSensitive = _caseSensitive.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        await context.ShowStreamAsync(new SearchSessions(vault).RunAsync(options, context.Cancellation), SessionsJson.Hit, SessionsView.Hit);
        return ExitCode.Done;
    }
}
