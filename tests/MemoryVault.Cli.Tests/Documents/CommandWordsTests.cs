using System.CommandLine;
using System.Text.RegularExpressions;
using MemoryVault.Cli.Invocation;

namespace MemoryVault.Cli.Tests.Documents;

/// <summary>Every command and option of memvault that a document names is there, and docs/cli.md names them all.</summary>
public sealed partial class CommandWordsTests
{
    private static readonly Command Root = CommandTree.Build([], new GlobalOptions());

    [Fact]
    public void What_a_document_calls_is_there() => Assert.All(DocumentFile.All, document => Assert.All(document.Code.SelectMany(Calls), words => Check(document, words)));

    [Fact]
    public void The_page_on_the_command_line_names_each_option_below_its_command()
    {
        var page = DocumentFile.All.Single(document => document.Name.EndsWith("cli.md", StringComparison.Ordinal)).Text;
        var sections = page.Split("\n### ").Skip(1).ToList();
        Assert.All(Root.Subcommands, command =>
        {
            var section = Assert.Single(sections, section => section.Split('\n')[0].Split(", ").Contains(command.Name));
            Assert.All(Below(command).SelectMany(below => below.Options).Where(option => !option.Hidden), option => Assert.Contains(option.Name, section, StringComparison.Ordinal));
        });
    }

    /// <summary>Gives the words after each <c>memvault</c> that begins a command; what is quoted or comes from another command does not count.</summary>
    private static IEnumerable<string> Calls(string code)
    {
        var text = Quoted().Replace(Substituted().Replace(code, "X"), "X");
        return Call().Matches(text).Select(call => call.Groups[1].Value);
    }

    private static void Check(DocumentFile document, string words)
    {
        var command = Root;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => char.IsAsciiLetterLower(word[0])))
        {
            if (command.Subcommands.Count == 0)
            {
                break;
            }

            // 'json patch|diff' names two.
            var found = word.Split('|').Select(name => command.Subcommands.FirstOrDefault(below => below.Name == name)).ToList();
            Assert.True(found.TrueForAll(below => below is not null), $"{document}: memvault {words}");
            command = found.Count == 1 ? found[0]! : command;
        }

        var options = Below(command).Append(Root).SelectMany(below => below.Options).SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet();
        Assert.All(OptionName().Matches(words), option => Assert.True(options.Contains(option.Value), $"{document}: memvault {words}"));
    }

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(Below).Append(command);

    [GeneratedRegex(@"\$\([^)]*\)")]
    private static partial Regex Substituted();

    [GeneratedRegex("(?<= )('[^']*'|\"[^\"]*\")")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:^|[$|&(] |-- |['""(])\s*memvault (?=[a-z-])(.*?)(?=$| -- | \| | && |  #|; |['""])")]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<![\w-])--?[a-z][\w-]*")]
    private static partial Regex OptionName();
}
