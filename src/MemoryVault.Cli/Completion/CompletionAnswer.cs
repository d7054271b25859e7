using System.Diagnostics.CodeAnalysis;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Terminal;
using MemoryVault.Completion;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Completion;

/// <summary>
/// Answers what the scripts of <c>memvault completion</c> ask at each Tab: <c>memvault __complete SHELL ...</c>. The first line of the answer is what the shell
/// completes if no further line follows (<c>files</c>, <c>folders</c>, <c>none</c>); the others are a word each, as the shell wants it, and behind a tab what is known of it.
/// </summary>
internal static class CompletionAnswer
{
    /// <summary>The word that stands in place of a command.</summary>
    internal const string Word = "__complete";

    /// <summary>Answers; an answer that fails is an empty one, and the exit code is 0: nothing may disturb the line that is being typed.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Somebody is typing: whatever is wrong, the line must stay as it is.")]
    internal static int Write(string[] arguments, StandardStream output)
    {
        try
        {
            output.Write(AnswerAsync(arguments).GetAwaiter().GetResult());
            output.Flush();
        }
        catch (Exception)
        {
            // Told by the missing answer.
        }

        return ExitCode.Done;
    }

    private static async Task<string> AnswerAsync(string[] arguments) => arguments switch
    {
        [_, "bash", var line, .. var breaks] => await ForBashAsync(BashLine.Read(line, breaks.Length > 0 ? breaks[0] : "\"'><=;|&(:")),
        [_, "powershell", .. var words] => Lines(
            await FindAsync(Line(words), StringComparison.OrdinalIgnoreCase), offer => $"{(offer.IsOurs ? offer.Word : PowerShellWord.Quote(offer.Word))}\t{offer.Word}\t{offer.Tip ?? offer.Word}"),
        [_, "zsh", .. var words] => Lines(await FindAsync(Line(words)), offer => offer.Tip is null ? $"{offer.Word}\t{offer.Word}" : $"{offer.Word}\t{offer.Word}  -- {offer.Tip}"),

        // The word at the cursor comes as it is typed, with a quote or backslashes, which fish writes as bash does.
        [_, "fish", .. var words, var word] => Lines(await FindAsync(new CompletionLine(words, BashLine.Read(word, string.Empty).Line.Current)), offer => $"{offer.Word}\t{offer.Tip}"),
        _ => string.Empty,
    };

    private static async Task<string> ForBashAsync(BashLine line) =>
        line.IsRedirection ? Lines(new Offers([], PathKind.Files), offer => offer.Word) : Lines(await FindAsync(line.Line), offer => line.Write(offer.Word));

    private static CompletionLine Line(IReadOnlyList<string> words) => words.Count == 0 ? new(words, string.Empty) : new([.. words.SkipLast(1)], words[^1]);

    private static Task<Offers> FindAsync(CompletionLine line, StringComparison comparison = StringComparison.Ordinal) =>
        new FindOffers(new VaultServices { ObjectStores = new DeferredObjectStores(), IsShortLived = true }, comparison).RunAsync(line);

    private static string Lines(Offers offers, Func<Offer, string> write)
    {
        var paths = offers.Words.Count > 0 ? PathKind.None : offers.Paths;
        return string.Concat([$"{paths.ToString().ToLowerInvariant()}\n", .. offers.Words.Select(offer => write(offer) + "\n")]);
    }
}
