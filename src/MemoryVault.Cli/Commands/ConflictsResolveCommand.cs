using System.CommandLine;
using System.Text;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Conflicts;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault conflicts resolve ID (--ours|--theirs|--base|--value JSON|--file F)</c>.</summary>
internal sealed class ConflictsResolveCommand : VaultCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The conflict, as 'conflicts list' shows it; the beginning is enough" };
    private readonly Flag _ours = new("--ours") { Description = "Leave what stands there" };
    private readonly Flag _theirs = new("--theirs") { Description = "Take the other version; of a check-in that lost its lease: merge it in" };
    private readonly Flag _base = new("--base") { Description = "Take what both came from" };
    private readonly Option<string?> _value = new("--value") { HelpName = "JSON", Description = "Take this value" };
    private readonly Option<string?> _file = new("--file") { HelpName = "FILE", Description = "Take the content of this file ('-' is standard input): the JSON of the value, or the whole text" };
    private readonly Option<string?> _agent = new("--agent") { HelpName = "AGENT", Description = "In whose name" };
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only show what would change" };

    internal ConflictsResolveCommand()
        : base("resolve", "Decides a conflict; its record is gone then, and stays in the history")
    {
        Add(_id);
        Add(_ours);
        Add(_theirs);
        Add(_base);
        Add(_value);
        Add(_file);
        Add(_agent);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = await ReadAsync(arguments, context.Cancellation);
        await using var vault = context.OpenVault();
        var result = await new ResolveConflict(vault).RunAsync(options, context.Cancellation);
        context.ShowDone(result, ConflictsJson.Resolved, ConflictsView.Resolved);
        return ExitCode.Done;
    }

    private async Task<ResolveConflictOptions> ReadAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (value, file) = (arguments.GetValue(_value), arguments.GetValue(_file));
        (bool IsGiven, ConflictChoice Choice)[] ways =
        [
            (_ours.IsGiven(arguments), ConflictChoice.Ours),
            (_theirs.IsGiven(arguments), ConflictChoice.Theirs),
            (_base.IsGiven(arguments), ConflictChoice.Base),
            (value is not null, ConflictChoice.Given),
            (file is not null, ConflictChoice.Given),
        ];
        if (ways.Count(way => way.IsGiven) != 1)
        {
            throw new InvalidInputException(null, "It must be said in one way how the conflict is decided.", "Use one of --ours, --theirs, --base, --value JSON, --file FILE.");
        }

        return new ResolveConflictOptions(arguments.GetRequiredValue(_id), ways.First(way => way.IsGiven).Choice)
        {
            Given = value is not null ? Encoding.UTF8.GetBytes(value) : file is not null ? await JsonInput.ReadBytesAsync(file, cancellationToken) : default,
            Agent = arguments.GetValue(_agent),
            DryRun = _dryRun.IsGiven(arguments),
        };
    }
}
