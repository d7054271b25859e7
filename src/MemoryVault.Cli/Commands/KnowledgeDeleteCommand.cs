using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge delete PROJECT</c>.</summary>
internal sealed class KnowledgeDeleteCommand : VaultCommand
{
    private readonly Argument<string> _project = new("PROJECT") { Description = "The project" };
    private readonly KnowledgeAddressOptions _address = new();
    private readonly Option<string?> _message = new("--message", "-m") { HelpName = "TEXT", Description = "The message of the commit that deletes it" };
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only say what would be deleted" };

    internal KnowledgeDeleteCommand()
        : base("delete", "Deletes a project in the place that is named; without one it is only forgotten here")
    {
        Add(_project);
        _address.AddTo(this);
        Add(_message);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new RemoveKnowledgeOptions
        {
            Project = arguments.GetRequiredValue(_project),
            Address = _address.IsGiven(arguments) ? _address.Read(arguments) : null,
            Message = arguments.GetValue(_message),
            DryRun = _dryRun.IsGiven(arguments),
        };
        await using var vault = context.OpenVault();
        context.ShowDone(await new RemoveKnowledge(vault).RunAsync(options, context.Cancellation), KnowledgeJson.Removal, KnowledgeView.Removed);
        return ExitCode.Done;
    }
}
