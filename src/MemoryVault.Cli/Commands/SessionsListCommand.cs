using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions list</c>.</summary>
internal sealed class SessionsListCommand : VaultCommand
{
    private readonly TranscriptOptions _state = new();

    internal SessionsListCommand()
        : base("list", "Lists the sessions that the vault has, those with the newest message first")
    {
        _state.AddTo(this);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new ListSessionsOptions { Sources = _state.SourcesOf(arguments), Revision = _state.RevisionOf(arguments) };
        await using var vault = context.OpenVault();
        var sessions = new List<SessionInfo>();
        await foreach (var session in new ListSessions(vault).RunAsync(options, context.Cancellation))
        {
            sessions.Add(session);
        }

        context.ShowAnswers(sessions, SessionsJson.Session, SessionsView.List);
        return ExitCode.Done;
    }
}
