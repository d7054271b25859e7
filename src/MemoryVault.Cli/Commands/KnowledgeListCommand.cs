using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge list [NAME]</c>.</summary>
internal sealed class KnowledgeListCommand : VaultCommand
{
    private readonly Argument<string?> _name = new("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "Projects, with wildcards (default: all)" };
    private readonly Flag _remote = new("--remote", "--gist") { Description = "Also look through your gists for projects" };
    private readonly Option<string?> _host = new("--github") { HelpName = "URL", Description = "The interface of the gists' host (default: GITHUB_API_URL, else https://api.github.com)" };

    internal KnowledgeListCommand()
        : base("list", "Lists the projects, where each is shared and whether it has something to publish")
    {
        Add(_name);
        Add(_remote);
        Add(_host);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var options = new ListKnowledgeOptions { Name = arguments.GetValue(_name), Remote = _remote.IsGiven(arguments), GistHost = arguments.GetValue(_host) };
        var found = new List<KnowledgeInfo>();
        await foreach (var info in new ListKnowledge(vault).RunAsync(options, context.Cancellation))
        {
            found.Add(info);
        }

        context.ShowAnswers(found, KnowledgeJson.Info, KnowledgeView.List);
        return ExitCode.Done;
    }
}
