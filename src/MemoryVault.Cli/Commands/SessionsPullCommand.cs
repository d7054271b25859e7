using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions pull [NAME...]</c>.</summary>
internal sealed class SessionsPullCommand : VaultCommand
{
    private readonly Argument<string[]> _names = new("NAME") { Arity = ArgumentArity.ZeroOrMore, Description = "Session sources, with wildcards (default: all)" };

    internal SessionsPullCommand()
        : base("pull", "Pulls new and grown transcripts from where the agents run")
    {
        Add(_names);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var result = await new PullSessions(vault).RunAsync(new PullSessionsOptions { Sources = arguments.GetValue(_names) ?? [] }, context.Cancellation);
        context.ShowDone(result, SessionsJson.Pulled, SessionsView.Pulled);
        context.ShowErrors([.. result.Sources.SelectMany(source => source.Errors)]);
        return result.ExitCode;
    }
}
