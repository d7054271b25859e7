using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Memory;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault memory import PATH</c>: takes memory from outside into the shared memory.</summary>
internal sealed class MemoryImportCommand : VaultCommand
{
    private readonly Argument<string> _path = new("PATH")
    {
        Description = "A JSON document, a folder with decisions.json, tasks.json, bugs.json, roadmap.json, patterns.json or *_memories.json, or a vault with memory/snapshot.json and memory/eventlog",
    };

    private readonly Option<string> _agent = new("--agent") { HelpName = "AGENT", Description = "In whose name (default: the vault's own)" };
    private readonly Option<string> _strategy = StrategyOption.Make("What is done where the memory has another value (ours: what is imported)");

    private readonly Flag _dryRun = new("--dry-run") { Description = "Only show what would change" };

    internal MemoryImportCommand()
        : base("import", "Takes memory from outside into the shared memory; what is there is not overwritten")
    {
        Add(_path);
        Add(_agent);
        Add(_strategy);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new ImportMemoryOptions
        {
            Path = context.Services.Environment.FullPath(arguments.GetRequiredValue(_path)),
            Agent = arguments.GetValue(_agent),
            Strategy = StrategyOption.Read(arguments.GetRequiredValue(_strategy)),
            DryRun = _dryRun.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        var result = await new ImportMemory(vault).RunAsync(options, context.Cancellation);
        context.ShowDone(result, CheckinJson.Import, CheckinView.Import);
        context.ShowErrors(result.Errors);
        if (result.Conflicts.Count > 0 && !context.Json)
        {
            CheckinView.Conflicts(context.Complain(), result.Conflicts, "The memory has other values; nothing was imported.");
        }

        return result.Conflicts.Count > 0 ? ExitCode.Conflict : result.Errors.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
