using System.CommandLine;
using MemoryVault.Cli.Completion;
using MemoryVault.Cli.Invocation;

namespace MemoryVault.Cli.Tests.Unit;

public sealed class ValueTableTests
{
    [Fact]
    public void Every_option_and_operand_of_every_command_has_its_sort_of_values()
    {
        var unknown = Walk(CommandTree.Build([], new GlobalOptions()), string.Empty).Where(place => ValueTable.Of(place.Command, place.Symbol) is null);
        Assert.Empty(unknown.Select(place => $"{place.Command}: {place.Symbol.Name}"));
    }

    private static IEnumerable<(string Command, Symbol Symbol)> Walk(Command command, string path) => command.Arguments.Cast<Symbol>()
        .Concat(command.Options.Where(option => option.Arity.MaximumNumberOfValues > 0 && !option.Hidden && option is not System.CommandLine.Help.HelpOption))
        .Select(symbol => (path, symbol))
        .Concat(command.Subcommands.SelectMany(sub => Walk(sub, $"{path} {sub.Name}".Trim())));
}
