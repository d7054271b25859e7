using System.CommandLine;
using System.Globalization;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault checkin</c>: takes an agent's proposal into the shared memory.</summary>
internal sealed class CheckinCommand : VaultCommand
{
    /// <summary>The operands, as the help names them.</summary>
    internal const string Positions = "AGENT PROPOSED SOURCE [CONFIDENCE] [JUSTIFICATION]";

    private readonly Argument<string[]> _positions = new(Positions)
    {
        Arity = new ArgumentArity(0, 5), Description = "The same as --agent, --proposed, --source, --confidence and --justification",
    };

    private readonly Option<string> _agent = new("--agent") { HelpName = "AGENT", Description = "Who checks in" };
    private readonly Option<string> _proposed = new("--proposed") { HelpName = "FILE", Description = "The memory, or the section, as it shall be; '-' for standard input" };
    private readonly Option<string> _patch = new("--patch") { HelpName = "FILE", Description = "What to change, as a JSON patch (RFC 6902)" };
    private readonly Option<string> _mergePatch = new("--merge-patch") { HelpName = "FILE", Description = "What to change, as a JSON merge patch (RFC 7396)" };
    private readonly Option<string> _source = new("--source") { HelpName = "SOURCE", Description = "Where the agent has it from: a user, a file, a session" };
    private readonly Option<string> _section = new("--section") { HelpName = "SECTION", Description = "The section that the proposal is for (default: the whole memory)" };
    private readonly Option<string> _confidence = new("--confidence") { HelpName = "C", Description = "How sure the agent is, 0 to 1" };
    private readonly Option<string> _justification = new("--justification") { HelpName = "TEXT", Description = "Why" };
    private readonly Option<string> _token = new("--token") { HelpName = "N", Description = "The fencing token of the lease (default: whatever lease the agent has)" };
    private readonly Option<string> _base = new("--base") { HelpName = "REV", Description = "The state that the proposal was made from (default: the one that the lease is at); needs no lease where nobody else has one" };
    private readonly Option<string> _strategy = StrategyOption.Make("What is done where others changed the same");

    internal CheckinCommand()
        : base("checkin", "Takes an agent's proposal into the shared memory")
    {
        Add(_positions);
        foreach (var option in new[] { _agent, _proposed, _patch, _mergePatch, _source, _section, _confidence, _justification, _token, _base, _strategy })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var positions = arguments.GetValue(_positions) ?? [];
        var (form, file) = Proposal(arguments, positions);
        var options = new CheckInOptions
        {
            Agent = Named(arguments, _agent, positions, 0) ?? throw Missing("--agent AGENT"),
            Source = Named(arguments, _source, positions, 2) ?? throw Missing("--source SOURCE"),
            Confidence = ReadConfidence(Named(arguments, _confidence, positions, 3)),
            Justification = Named(arguments, _justification, positions, 4),
            Section = arguments.GetValue(_section),
            Token = ReadToken(arguments.GetValue(_token)),
            Base = arguments.GetValue(_base),
            Strategy = StrategyOption.Read(arguments.GetRequiredValue(_strategy)),
            Form = form,
            Proposal = await JsonInput.ReadAsync(file, context.Cancellation),
        };
        await using var vault = context.OpenVault();
        var result = await new CheckIn(vault).RunAsync(options, context.Cancellation);
        context.ShowDone(result, CheckinJson.Write, CheckinView.Write);
        if (result.Conflicts.Count > 0 && !context.Json)
        {
            CheckinView.Conflicts(context.Complain(), result.Conflicts, "Others changed the same; nothing was checked in.");
        }

        return result.Conflicts.Count > 0 ? ExitCode.Conflict : ExitCode.Done;
    }

    private (CheckInForm Form, string File) Proposal(ParseResult arguments, string[] positions)
    {
        (CheckInForm Form, string? File)[] given =
        [
            (CheckInForm.Document, Named(arguments, _proposed, positions, 1)), (CheckInForm.Patch, arguments.GetValue(_patch)), (CheckInForm.MergePatch, arguments.GetValue(_mergePatch)),
        ];
        return given.Count(form => form.File is not null) == 1
            ? given.Where(form => form.File is not null).Select(form => (form.Form, form.File!)).Single()
            : throw Missing("one of --proposed FILE, --patch FILE and --merge-patch FILE");
    }

    private static string? Named(ParseResult arguments, Option<string> option, string[] positions, int at)
    {
        var named = arguments.GetValue(option);
        return at >= positions.Length ? named
            : named is null ? positions[at]
            : throw new InvalidInputException(positions[at], $"{option.Name} is given twice: '{named}' and, by its place, '{positions[at]}'.", "Give it once.");
    }

    private static double? ReadConfidence(string? text) =>
        text is null ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var confidence) ? confidence
        : throw new InvalidInputException(text, $"A confidence is a number from 0 to 1, not '{text}'.", "Write for example --confidence 0.8.");

    private static long? ReadToken(string? text) =>
        text is null ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token
        : throw new InvalidInputException(text, $"A token is a whole number, not '{text}'.", "Give the 'fencingToken' that 'memvault lease enter' printed.");

    private static InvalidInputException Missing(string what) => new(
        null, $"A check-in needs {what}.", "Write 'memvault checkin --agent A --proposed FILE --source S', or 'memvault checkin A FILE S'; see 'memvault checkin --help'.");
}
