using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Completion;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Completion;

/// <summary>Finds what can stand at the cursor of a line.</summary>
internal sealed class FindOffers(VaultServices services, StringComparison comparison)
{
    // A longer list helps nobody who is typing.
    private const int Most = 1000;

    /// <summary>Gives the words, or says which paths the shell completes.</summary>
    internal async Task<Offers> RunAsync(CompletionLine line)
    {
        var walk = new LineWalk(CommandTree.Build([], new GlobalOptions()), line.Before);
        var equals = line.Current.IndexOf('=', StringComparison.Ordinal);
        if (walk.TakesOption && equals > 0 && walk.Find(line.Current[..equals]) is { } option)
        {
            return await ValuesAsync(walk, option, line.Current[..(equals + 1)], line.Current[(equals + 1)..]);
        }

        if (walk.TakesOption && line.Current.StartsWith('-'))
        {
            return Beginning(Options(walk), line.Current, PathKind.None);
        }

        var values = walk.Awaited is { } awaited ? await ValuesAsync(walk, awaited, string.Empty, line.Current) : new Offers([], PathKind.None);
        var commands = walk.TakesCommand ? walk.Command.Subcommands.Where(command => !command.Hidden).Select(command => new Offer(command.Name, command.Description, IsOurs: true)) : [];
        var words = commands.Concat(values.Words);

        // A command that takes no operand: its options are what there is to type.
        return Beginning(walk.Awaited is null && walk.Command.Subcommands.Count == 0 ? Options(walk) : words, line.Current, values.Paths);
    }

    private static IEnumerable<Offer> Options(LineWalk walk) => walk.Options.Select(option => new Offer(option.Name, option.Description, IsOurs: true));

    private async Task<Offers> ValuesAsync(LineWalk walk, Symbol symbol, string prefix, string word)
    {
        var sort = ValueTable.Of(walk.CommandPath, symbol) ?? ValueSort.Text;
        if (sort.Reader is not { } reader)
        {
            return new Offers([], sort.Paths);
        }

        var query = new CandidateQuery(services, walk.ValueOf("--vault"))
        {
            Word = word, Section = walk.ValueOf("--section"), Project = walk.CommandPath.StartsWith("knowledge", StringComparison.Ordinal) && walk.Operands is [var project, ..] ? project : null,
        };
        var found = await new FindCandidates(reader).RunAsync(query, CancellationToken.None);

        // What begins with a dash would be taken for an option.
        var words = found.Where(candidate => prefix.Length > 0 || !candidate.Value.StartsWith('-')).Select(candidate => new Offer(prefix + candidate.Value, candidate.Tip));
        return Beginning(words, prefix + word, sort.Paths);
    }

    private Offers Beginning(IEnumerable<Offer> words, string begin, PathKind paths) =>
        new([.. words.Where(offer => offer.Word.StartsWith(begin, comparison)).Take(Most)], paths);
}
