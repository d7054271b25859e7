using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge restore PROJECT REVISION [PATH...]</c>.</summary>
internal sealed class KnowledgeRestoreCommand : VaultCommand
{
    private readonly Argument<string> _project = new("PROJECT") { Description = "The project" };
    private readonly Argument<string> _revision = new("REVISION") { Description = "The version, as 'memvault knowledge history' lists it; four digits are enough" };
    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = "Files or folders of the project, with wildcards (default: all of it)" };
    private readonly KnowledgeAddressOptions _address = new();
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only say what would be written" };

    internal KnowledgeRestoreCommand()
        : base("restore", "Gives a project the files of a version again; what it has now stays in the history")
    {
        Add(_project);
        Add(_revision);
        Add(_paths);
        _address.AddTo(this);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new RestoreKnowledgeOptions
        {
            Project = arguments.GetRequiredValue(_project),
            Revision = arguments.GetRequiredValue(_revision),
            Paths = arguments.GetValue(_paths) ?? [],
            Address = _address.Read(arguments),
            DryRun = _dryRun.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        var receipt = await new RestoreKnowledge(vault).RunAsync(options, context.Cancellation);
        context.ShowDone(receipt, KnowledgeJson.Receipt, KnowledgeView.Restored);
        context.ShowErrors(receipt.Errors);
        return receipt.Errors.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
