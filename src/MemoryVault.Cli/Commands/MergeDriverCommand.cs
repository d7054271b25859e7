using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Output;
using MemoryVault.Merging;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault merge-driver %O %A %B %P</c>: a merge driver of git (https://git-scm.com/docs/gitattributes).</summary>
internal sealed class MergeDriverCommand : VaultCommand
{
    // git takes 1 to 128 for conflicts.
    private const int HasConflicts = 1;

    private readonly Argument<string> _base = new("BASE") { Description = "%O: the file with what both came from, empty if there was nothing" };
    private readonly Argument<string> _ours = new("OURS") { Description = "%A: the file with our version; it gets the result" };
    private readonly Argument<string> _theirs = new("THEIRS") { Description = "%B: the file with their version" };
    private readonly Argument<string?> _path = new("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "%P: the path in the repository, which tells the kind of file" };
    private readonly Option<string?> _rules = new("--rules") { HelpName = "FILE", Description = "Merge rules, as in the vault's merge.json" };

    internal MergeDriverCommand()
        : base("merge-driver", "Merges files for git: JSON by value, JSONL by record, text by line")
    {
        Add(_base);
        Add(_ours);
        Add(_theirs);
        Add(_path);
        Add(_rules);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var ours = arguments.GetRequiredValue(_ours);
        var path = arguments.GetValue(_path) ?? ours;
        var before = await JsonInput.ReadBytesAsync(arguments.GetRequiredValue(_base), context.Cancellation);
        var merge = new FileMerge(context.Services, await MergeRulesInput.ReadAsync(arguments.GetValue(_rules), context.Cancellation));
        var result = await merge.RunAsync(
            path,
            before.Length == 0 ? default(ReadOnlyMemory<byte>?) : before,
            await JsonInput.ReadBytesAsync(ours, context.Cancellation),
            await JsonInput.ReadBytesAsync(arguments.GetRequiredValue(_theirs), context.Cancellation),
            context.Cancellation);
        await File.WriteAllBytesAsync(ours, result.Content, context.Cancellation);
        if (!result.HasConflicts)
        {
            return ExitCode.Done;
        }

        ConflictsView.Left(context.Complain(), path, result);
        return HasConflicts;
    }
}
