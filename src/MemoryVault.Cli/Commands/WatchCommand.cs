using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Watching;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault watch</c>: syncs what changes when it has settled, and takes in what remotes get from others.</summary>
internal sealed class WatchCommand : VaultCommand
{
    private readonly Option<string?> _settle = new("--settle") { HelpName = "TIME", Description = "How long a source is quiet before it is synced (2s)" };
    private readonly Option<string?> _longest = new("--longest") { HelpName = "TIME", Description = "After how long it is synced although it is not quiet (1m)" };
    private readonly Option<string?> _poll = new("--poll") { HelpName = "TIME", Description = "How often each remote is asked whether it has something new (1m)" };
    private readonly Option<string?> _full = new("--full") { HelpName = "TIME", Description = "How often everything is synced in any case, session sources, too (15m)" };
    private readonly Option<string?> _for = new("--for") { HelpName = "TIME", Description = "How long to watch (default: until Ctrl-C)" };
    private readonly Flag _noPush = new("--no-push") { Description = "Leave the remotes alone" };
    private readonly Flag _receive = new("--receive") { Description = "Receive knowledge when a place of its project has something new; without it that is only told" };

    internal WatchCommand()
        : base("watch", "Watches the agents' memory and the remotes, and syncs what changes")
    {
        Add(_settle);
        Add(_longest);
        Add(_poll);
        Add(_full);
        Add(_for);
        Add(_noPush);
        Add(_receive);
    }

    /// <inheritdoc/>
    internal override bool EndsByInterruption => true;

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var defaults = new WatchOptions();
        var options = defaults with
        {
            Settle = Time(arguments, _settle) ?? defaults.Settle,
            Longest = Time(arguments, _longest) ?? defaults.Longest,
            Poll = Time(arguments, _poll) ?? defaults.Poll,
            Full = Time(arguments, _full) ?? defaults.Full,
            Duration = Time(arguments, _for),
            NoPush = _noPush.IsGiven(arguments),
            Receive = _receive.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        await context.ShowLinesAsync(new WatchVault(vault).RunAsync(options, context.Cancellation), WatchJson.Event, WatchView.Event);
        return ExitCode.Done;
    }

    private static TimeSpan? Time(ParseResult arguments, Option<string?> option) =>
        Seconds.Read(arguments.GetValue(option), option.Name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
