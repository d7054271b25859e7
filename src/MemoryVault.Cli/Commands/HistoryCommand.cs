using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.History;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault history [PATH]</c>: what changed, and when.</summary>
internal sealed class HistoryCommand : VaultCommand
{
    private readonly Argument<string?> _path = new("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "Only what touched this file or folder, in the vault or on this machine" };
    private readonly Option<string?> _since = new("--since") { HelpName = "TIME", Description = "Only after this time: 2026-08-01, 2026-08-01T14:05Z, 2d" };
    private readonly Option<string?> _until = new("--until") { HelpName = "TIME", Description = "Only up to this time" };
    private readonly Option<string?> _at = new("--at") { HelpName = "REVISION", Description = "Begin at this revision, event or time (default: the newest)" };
    private readonly Option<string?> _first = new("--first", "-n") { HelpName = "N", Description = "At most this many" };
    private readonly Option<string[]> _kinds = new("--kind") { HelpName = "KIND", Description = "Only this kind: sync, merge, restore, ...; can be repeated" };

    internal HistoryCommand()
        : base("history", "Lists the snapshots of the vault, newest first")
    {
        Add(_path);
        Add(_since);
        Add(_until);
        Add(_at);
        Add(_first);
        Add(_kinds);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new HistoryOptions
        {
            Path = arguments.GetValue(_path),
            Since = PointInTime.Read(arguments.GetValue(_since), DayEdge.Start, context.Services.Clock),
            Until = PointInTime.Read(arguments.GetValue(_until), DayEdge.End, context.Services.Clock),
            At = arguments.GetValue(_at),
            First = Count.Read(arguments.GetValue(_first), "--first"),
            Kinds = arguments.GetValue(_kinds) ?? [],
        };
        await using var vault = context.OpenVault();
        await context.ShowStreamAsync(new GetHistory(vault).RunAsync(options, context.Cancellation), HistoryJson.Snapshot, HistoryView.Snapshot);
        return ExitCode.Done;
    }
}
