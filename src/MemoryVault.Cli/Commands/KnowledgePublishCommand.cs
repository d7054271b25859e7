using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault knowledge publish PROJECT</c>.</summary>
internal sealed class KnowledgePublishCommand : VaultCommand
{
    private readonly Argument<string> _project = new("PROJECT") { Description = "The project; one that is new takes the folder of --path, or engram's of that name" };
    private readonly Option<string?> _path = new("--path") { HelpName = "DIR", Description = "The folder of a project that is new" };
    private readonly KnowledgeAddressOptions _address = new();
    private readonly Option<string?> _message = new("--message", "-m") { HelpName = "TEXT", Description = "The commit's message (default: what changed)" };
    private readonly Option<string?> _author = new("--author") { HelpName = "'NAME <EMAIL>'", Description = "The commit's author (default: git's user.name and user.email)" };
    private readonly Option<string> _strategy = StrategyOption.Make("What is done where others changed the same");
    private readonly Flag _push = new("--push") { Description = "Push a repository in a folder on to its own remote, too" };
    private readonly Option<string?> _secrets = new("--secrets") { HelpName = "POLICY", Description = "A publication that would take a secret there, from now on: block (as it is without), redact or allow" };
    private readonly Option<string[]> _encrypt = new("--encrypt") { HelpName = "RECIPIENT", Description = "Encrypt a new place: age:age1..., gpg:FINGERPRINT; may be repeated" };
    private readonly Option<string?> _description = new("--description") { HelpName = "TEXT", Description = "The description of a gist" };
    private readonly Flag _public = new("--public") { Description = "Make a new gist public; it never becomes secret again" };
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only say what would be published" };

    internal KnowledgePublishCommand()
        : base("publish", "Publishes what changed in a project, deletions too; what others published since is merged")
    {
        Add(_project);
        Add(_path);
        _address.AddTo(this);
        foreach (var option in new Option[] { _message, _author, _strategy, _push, _secrets, _encrypt, _description, _public, _dryRun })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new PublishKnowledgeOptions
        {
            Project = arguments.GetRequiredValue(_project),
            Path = arguments.GetValue(_path),
            Address = _address.Read(arguments),
            Message = arguments.GetValue(_message),
            Author = arguments.GetValue(_author),
            Strategy = StrategyOption.Read(arguments.GetRequiredValue(_strategy)),
            Push = _push.IsGiven(arguments),
            SecretPolicy = arguments.GetValue(_secrets) is { } word ? SecretPolicyWord.Read(word) : null,
            Recipients = arguments.GetValue(_encrypt) ?? [],
            Description = arguments.GetValue(_description),
            IsPublic = _public.IsGiven(arguments),
            DryRun = _dryRun.IsGiven(arguments),
        };
        await using var vault = await DefaultVault.OpenAsync(context, options.DryRun);
        var result = await new PublishKnowledge(vault.Opened).RunAsync(options, context.Cancellation);
        context.ShowDone(result, KnowledgeJson.Publication, KnowledgeView.Published);
        context.ShowErrors(result.Errors);
        return result.Errors.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
