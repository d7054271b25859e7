using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions source list</c>.</summary>
internal sealed class SessionsSourceListCommand : VaultCommand
{
    private readonly Argument<string?> _name = new("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "Only sources of this name, with wildcards" };

    internal SessionsSourceListCommand()
        : base("list", "Lists where session transcripts are pulled from") => Add(_name);

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        context.ShowAnswers(new SessionSourceRegistry(vault).List(arguments.GetValue(_name)), SessionsJson.Source, SessionSourcesView.Write);
        return ExitCode.Done;
    }
}
