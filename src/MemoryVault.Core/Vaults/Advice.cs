using System.Globalization;

namespace MemoryVault.Vaults;

/// <summary>A text that tells users what to do, in the words of the head that they work with: its holes may be <see cref="HeadWords"/>, or advice.</summary>
public sealed class Advice
{
    private readonly string _format;
    private readonly object?[] _arguments;

    private Advice(string format, object?[] arguments) => (_format, _arguments) = (format, arguments);

    /// <summary>Takes a text that is the same in every head.</summary>
    public static implicit operator Advice(string text) => FromString(text);

    /// <summary>Takes a text that is the same in every head.</summary>
    public static Advice FromString(string text) => new("{0}", [text]);

    /// <summary>Takes a text with words of the heads in its holes.</summary>
    public static Advice Of(FormattableString text) => new(text.Format, text.GetArguments());

    /// <summary>Gives the text in the words of a head.</summary>
    public string In(Head head) =>
        string.Format(CultureInfo.InvariantCulture, _format, Array.ConvertAll(_arguments, hole => hole switch
        {
            HeadWords words => words.In(head),
            Advice advice => advice.In(head),
            _ => hole,
        }));

    /// <inheritdoc/>
    public override string ToString() => In(Head.CommandLine);
}
