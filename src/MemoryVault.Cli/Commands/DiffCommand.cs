using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.History;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault diff A [B] [--patch] [-- PATH...]</c>: the files that differ between two snapshots.</summary>
internal sealed class DiffCommand : VaultCommand
{
    private readonly Argument<string> _from = new("A") { Description = "The older state: a revision, an event, a time, or how long ago" };
    private readonly Argument<string?> _to = new("B") { Arity = ArgumentArity.ZeroOrOne, Description = "The newer state (default: the newest)" };
    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = "After '--': the files or folders to compare" };

    private readonly Option<bool> _patch = new("--patch") { Description = "Show what changed in each file, as a unified diff" };

    internal DiffCommand()
        : base("diff", "Lists the files that differ between two snapshots")
    {
        Add(_from);
        Add(_to);
        Add(_paths);
        Add(_patch);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = Read(arguments);
        await using var vault = context.OpenVault();
        var comparison = new CompareSnapshots(vault);
        if (arguments.GetValue(_patch))
        {
            await context.ShowStreamAsync(ReadPatchesAsync(comparison, options, context.Cancellation), HistoryJson.Patch, PatchView.Write);
        }
        else
        {
            await context.ShowStreamAsync(comparison.RunAsync(options, context.Cancellation), HistoryJson.Change, HistoryView.Change);
        }

        return ExitCode.Done;
    }

    private static async IAsyncEnumerable<PatchedChange> ReadPatchesAsync(
        CompareSnapshots comparison, CompareOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in comparison.RunAsync(options, cancellationToken))
        {
            yield return new PatchedChange(change, await comparison.ReadPatchAsync(change, cancellationToken));
        }
    }

    // The parser hands out operands from left to right; where '--' stood tells whether the second is a state or a path.
    private CompareOptions Read(ParseResult arguments)
    {
        var from = arguments.GetRequiredValue(_from);
        var to = arguments.GetValue(_to);
        var paths = arguments.GetValue(_paths) ?? [];
        return to is not null && IsAfterDash(arguments, arguments.GetResult(_to)!.Tokens[0])
            ? new CompareOptions { From = from, Paths = [to, .. paths] }
            : new CompareOptions { From = from, To = to, Paths = paths };
    }

    private static bool IsAfterDash(ParseResult arguments, Token operand) =>
        arguments.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Any(token => ReferenceEquals(token, operand));
}
