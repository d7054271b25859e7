using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge history PROJECT</c>.</summary>
internal sealed class KnowledgeHistoryCommand : VaultCommand
{
    private readonly Argument<string> _project = new("PROJECT") { Description = "The project" };
    private readonly KnowledgeAddressOptions _address = new();
    private readonly Option<string?> _first = new("--first", "-n") { HelpName = "N", Description = "At most this many" };

    internal KnowledgeHistoryCommand()
        : base("history", "Lists the versions of a project in a place, newest first")
    {
        Add(_project);
        _address.AddTo(this);
        Add(_first);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var options = new KnowledgeHistoryOptions
        {
            Project = arguments.GetRequiredValue(_project), Address = _address.Read(arguments), MaxCount = Count.Read(arguments.GetValue(_first), "--first"),
        };
        var versions = new List<KnowledgeVersion>();
        await foreach (var version in new GetKnowledgeHistory(vault).RunAsync(options, context.Cancellation))
        {
            versions.Add(version);
        }

        context.ShowAnswers(versions, KnowledgeJson.Version, KnowledgeView.History);
        return ExitCode.Done;
    }
}
