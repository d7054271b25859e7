using System.CommandLine;
using System.CommandLine.Parsing;

namespace MemoryVault.Cli.Invocation;

/// <summary>Finds what is wrong with a command line, and says it in a sentence.</summary>
internal static class UsageCheck
{
    private const int CloseEnough = 2;

    /// <summary>Gives what is wrong; null if nothing is.</summary>
    internal static Failure? Check(ParseResult parsed)
    {
        var message = UnknownOption(parsed) ?? UnknownWord(parsed);
        return message is null && parsed.Errors.Count == 0 ? null : Failure.OfUsage(message ?? parsed.Errors[0].Message, PathOf(parsed));
    }

    // An operand takes any word, so the parser would take a mistyped option for a folder's name.
    private static string? UnknownOption(ParseResult parsed)
    {
        var beforeDash = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).ToList();
        var operands = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens);
        var unknown = operands.FirstOrDefault(token => token.Value is ['-', _, ..] && beforeDash.Exists(before => ReferenceEquals(before, token)));
        return unknown is null ? null : $"Unknown option '{unknown.Value}'. Write '--' before an operand that begins with '-'.";
    }

    private static string? UnknownWord(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return null;
        }

        var word = parsed.UnmatchedTokens[0];
        var command = parsed.CommandResult.Command;
        var known = word.StartsWith('-') ? command.Options.Select(option => option.Name) : command.Subcommands.Select(sub => sub.Name);
        var near = known.FirstOrDefault(name => Distance(name, word) <= CloseEnough);
        var what = word.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "operand";
        return $"Unknown {what} '{word}'.{(near is null ? string.Empty : $" Did you mean '{near}'?")}";
    }

    /// <summary>Counts the letters to insert, delete or replace (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static string PathOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = result.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
