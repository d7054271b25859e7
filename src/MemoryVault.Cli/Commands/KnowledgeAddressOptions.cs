using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary>The options that say which place of a project is meant.</summary>
internal sealed class KnowledgeAddressOptions
{
    private readonly Option<string?> _repository = new("--repo") { HelpName = "DIR|URL", Description = "A git repository: a folder of this machine, or any URL that git takes" };

    private readonly Option<string?> _gist = new("--gist")
    {
        HelpName = "ID", Arity = ArgumentArity.ZeroOrOne, Description = "A gist: its id or page; without one the project's own, or a new one",
    };

    private readonly Option<string?> _branch = new("--branch") { HelpName = "NAME", Description = "The branch of the repository (default: the one that it gives out by itself)" };
    private readonly Option<string?> _folder = new("--folder") { HelpName = "FOLDER", Description = "The project's folder in the repository; '.' for its top (default: the project's name)" };
    private readonly Option<string?> _place = new("--place") { HelpName = "NAME", Description = "A place that the project has, by its name (default: its only one)" };
    private readonly Option<string?> _host = new("--github") { HelpName = "URL", Description = "The interface of the gist's host (default: GITHUB_API_URL, else https://api.github.com)" };

    private readonly Option<string?> _identity = new("--identity") { HelpName = "FILE", Description = "What an encrypted place is read with: a file with a secret key of age, or the folder of a keyring of gpg" };

    /// <summary>Adds them to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in new[] { _repository, _gist, _branch, _folder, _place, _host, _identity })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_repository) is not null && result.GetResult(_gist) is not null)
            {
                result.AddError("Give --repo or --gist, not both.");
            }
        });
    }

    /// <summary>Tells whether something is said.</summary>
    internal bool IsGiven(ParseResult arguments) => !Read(arguments).IsEmpty;

    /// <summary>Reads what is said.</summary>
    internal KnowledgeAddress Read(ParseResult arguments) => new()
    {
        Repository = arguments.GetValue(_repository),
        Gist = arguments.GetResult(_gist) is null ? null : arguments.GetValue(_gist) ?? string.Empty,
        GistHost = arguments.GetValue(_host),
        Branch = arguments.GetValue(_branch),
        Folder = arguments.GetValue(_folder),
        Place = arguments.GetValue(_place),
        Identity = arguments.GetValue(_identity),
    };
}
