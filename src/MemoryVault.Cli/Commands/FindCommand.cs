using System.CommandLine;
using MemoryVault.Backup;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault find</c>: lists the memory files of the agents on this machine.</summary>
internal sealed class FindCommand : VaultCommand
{
    private readonly Argument<string[]> _folders = new("DIR")
    {
        Arity = ArgumentArity.ZeroOrMore, Description = "Folders to look into (default: where agents keep their memory)",
    };

    private readonly Option<string[]> _agents = new("--agent") { HelpName = "AGENT", Description = "Look only for this agent or preset, with wildcards; can be repeated" };

    internal FindCommand()
        : base("find", "Lists the memory files of the agents on this machine; needs no vault")
    {
        Add(_folders);
        Add(_agents);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new FindMemoryFilesOptions { Paths = arguments.GetValue(_folders) ?? [], Agents = arguments.GetValue(_agents) ?? [] };
        var files = new FindMemoryFiles(context.Services).RunAsync(options, context.Cancellation);
        var view = new FindView();
        await context.ShowStreamAsync(files, FindJson.File, view.File);
        if (!context.Json && !context.Quiet)
        {
            view.End(context.Talk());
        }

        return ExitCode.Done;
    }
}
