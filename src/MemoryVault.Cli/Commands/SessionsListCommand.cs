using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions list</c>.</summary>
internal sealed class SessionsListCommand : VaultCommand
{
    private readonly Option<string[]> _sources = new("--source") { HelpName = "NAME", Description = "Only this session source, with wildcards; can be repeated" };
    private readonly Option<string?> _at = new("--at") { HelpName = "STATE", Description = "The state that is looked at: a revision, an event or a time (default: the newest)" };

    internal SessionsListCommand()
        : base("list", "Lists the sessions that the vault has, those with the newest message first")
    {
        Add(_sources);
        Add(_at);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new ListSessionsOptions { Sources = arguments.GetValue(_sources) ?? [], Revision = arguments.GetValue(_at) };
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
