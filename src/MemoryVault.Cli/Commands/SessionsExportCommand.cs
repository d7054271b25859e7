using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions export DIR</c>.</summary>
internal sealed class SessionsExportCommand : VaultCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "Where to" };
    private readonly Option<string?> _session = new("--session") { HelpName = "ID", Description = "Only this session: its id or the beginning of it, its file, or SOURCE:PATH" };
    private readonly TranscriptOptions _state = new();
    private readonly Flag _force = new("--force") { Description = "Replace files that are there and differ" };

    internal SessionsExportCommand()
        : base("export", "Writes transcripts out as they were at their source, byte for byte")
    {
        Add(_folder);
        Add(_session);
        _state.AddTo(this);
        Add(_force);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new ExportSessionsOptions
        {
            Folder = arguments.GetRequiredValue(_folder),
            Session = arguments.GetValue(_session),
            Sources = _state.SourcesOf(arguments),
            Revision = _state.RevisionOf(arguments),
            Force = _force.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        var result = await new ExportSessions(vault).RunAsync(options, context.Cancellation);
        context.ShowDone(result, SessionsJson.Exported, SessionsView.Exported);
        context.ShowErrors(result.Errors);
        return result.ExitCode;
    }
}
