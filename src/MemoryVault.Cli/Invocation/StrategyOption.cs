using System.CommandLine;
using MemoryVault.Json.Merge;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>The option that says what is done about conflicts.</summary>
internal static class StrategyOption
{
    private static readonly string Words = string.Join(", ", Enum.GetNames<MergeStrategy>()).ToLowerInvariant();

    internal static Option<string> Make(string description = "What is done about conflicts") => new("--strategy")
    {
        HelpName = "STRATEGY", Description = $"{description}: {Words}", DefaultValueFactory = _ => "fail",
    };

    internal static MergeStrategy Read(string word) =>
        Enum.TryParse<MergeStrategy>(word, ignoreCase: true, out var strategy) && char.IsAsciiLetter(word[0])
            ? strategy
            : throw new InvalidInputException(word, $"'{word}' is no strategy.", $"Use one of {Words}.");
}
