using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge init-repo DIR</c>.</summary>
internal sealed class KnowledgeInitRepoCommand : VaultCommand
{
    private readonly Argument<string> _path = new("DIR") { Description = "Its folder" };
    private readonly Option<string> _branch = new("--branch") { HelpName = "NAME", Description = "Its branch", DefaultValueFactory = _ => "main" };
    private readonly Flag _bare = new("--bare") { Description = "Without files beside it: a repository that is only pushed to" };

    internal KnowledgeInitRepoCommand()
        : base("init-repo", "Makes a git repository that knowledge can be published to")
    {
        Add(_path);
        Add(_branch);
        Add(_bare);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new InitializeKnowledgeRepositoryOptions
        {
            Path = arguments.GetRequiredValue(_path), Branch = arguments.GetRequiredValue(_branch), Bare = _bare.IsGiven(arguments),
        };
        context.ShowDone(await new InitializeKnowledgeRepository(context.Services).RunAsync(options, context.Cancellation), KnowledgeJson.Repository, KnowledgeView.Repository);
        return ExitCode.Done;
    }
}
