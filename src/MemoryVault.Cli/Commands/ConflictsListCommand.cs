using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Output;
using MemoryVault.Conflicts;
using MemoryVault.Json;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault conflicts list</c>.</summary>
internal sealed class ConflictsListCommand : VaultCommand
{
    internal ConflictsListCommand()
        : base("list", "Lists what could not be merged")
    {
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var records = new List<ConflictRecord>();
        await foreach (var record in new ListConflicts(vault).RunAsync(context.Cancellation))
        {
            records.Add(record);
        }

        if (context.Json)
        {
            context.ShowDocument(new JsonArray(records.Select(record => record.ToJson())));
        }
        else
        {
            context.ShowAnswers(records, (_, _) => { }, ConflictsView.Write);
        }

        return ExitCode.Done;
    }
}
