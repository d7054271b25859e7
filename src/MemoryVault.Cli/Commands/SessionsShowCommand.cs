using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions show ID</c>.</summary>
internal sealed class SessionsShowCommand : VaultCommand
{
    private readonly Argument<string> _session = new("ID") { Description = "The session: its id or the beginning of it, its file, or SOURCE:PATH" };
    private readonly TranscriptOptions _state = new();
    private readonly Option<string?> _version = new("--version-number") { HelpName = "N", Description = "An older version of a transcript that was rewritten, 1 for the first" };
    private readonly Flag _messages = new("--messages") { Description = "Only what somebody said, no other lines" };

    internal SessionsShowCommand()
        : base("show", "Shows a transcript, one message after the other")
    {
        Add(_session);
        _state.AddTo(this);
        Add(_version);
        Add(_messages);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new ReadSessionOptions
        {
            Session = arguments.GetRequiredValue(_session),
            Sources = _state.SourcesOf(arguments),
            Revision = _state.RevisionOf(arguments),
            Version = Count.Read(arguments.GetValue(_version), "--version-number"),
        };
        var isMessagesOnly = _messages.IsGiven(arguments);
        await using var vault = context.OpenVault();
        var messages = new ReadSession(vault).RunAsync(options, context.Cancellation).Where(message => !isMessagesOnly || message.Role is not null);
        await context.ShowStreamAsync(messages, SessionsJson.Message, SessionsView.Message);
        return ExitCode.Done;
    }
}
