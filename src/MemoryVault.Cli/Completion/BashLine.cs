using System.Text;

namespace MemoryVault.Cli.Completion;

/// <summary>
/// Reads a command line of bash up to the cursor, and writes words as readline puts them in. What bash takes for the word at the cursor is only what stands
/// behind the last of its word breaks (COMP_WORDBREAKS: quotes, '=', ':', '@'), so that is all that may be written.
/// </summary>
internal sealed class BashLine
{
    private const string PlainMarks = "-_./:=@%+,";
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private readonly string _breaks;
    private bool _isInWord;
    private char _quote;
    private int _kept;

    private BashLine(string breaks) => _breaks = breaks;

    /// <summary>Gets the line, without quotes.</summary>
    internal CompletionLine Line => new(_words, _word.ToString());

    /// <summary>Gets a value indicating whether the word at the cursor is a file that a stream is sent to.</summary>
    internal bool IsRedirection { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line up to the cursor.</param>
    /// <param name="breaks">What breaks words besides white space.</param>
    internal static BashLine Read(string line, string breaks)
    {
        var read = new BashLine(breaks);
        for (var i = 0; i < line.Length; i++)
        {
            i = read.Take(line, i);
        }

        read.DropWhatIsNoArgument();
        return read;
    }

    /// <summary>Writes a word so that bash reads it as it is.</summary>
    internal string Write(string word)
    {
        var rest = word[Math.Min(_kept, word.Length)..];
        return _quote switch
        {
            '\'' => rest.Replace("'", "'\\''", StringComparison.Ordinal),
            '"' => string.Concat(rest.Select(c => c switch { '\\' or '"' or '$' or '`' => $"\\{c}", '!' => "\"'!'\"", _ => $"{c}" })),
            _ => string.Concat(rest.Select(c => char.IsAsciiLetterOrDigit(c) || c > '\u007F' || PlainMarks.Contains(c, StringComparison.Ordinal) ? $"{c}" : $"\\{c}")),
        };
    }

    private int Take(string line, int i)
    {
        var c = line[i];
        if (_quote == '\'' && c != '\'')
        {
            _word.Append(c);
        }
        else if (c == '\\')
        {
            return TakeEscaped(line, i);
        }
        else if (_quote == c)
        {
            _quote = '\0';
        }
        else if (_quote == '\0' && c is ('\'' or '"'))
        {
            (_quote, _isInWord, _kept) = (c, true, _word.Length);
        }
        else
        {
            TakePlain(c);
        }

        return i;
    }

    private int TakeEscaped(string line, int i)
    {
        _isInWord = true;
        if (i + 1 < line.Length)
        {
            // In double quotes a backslash stays where it takes no meaning away.
            _word.Append(_quote == '"' && line[i + 1] is not ('"' or '\\' or '$' or '`') ? $"\\{line[i + 1]}" : $"{line[i + 1]}");
        }

        return i + 1;
    }

    private void TakePlain(char c)
    {
        if (_quote == '\0' && char.IsWhiteSpace(c))
        {
            EndWord();
            return;
        }

        _isInWord = true;
        _word.Append(c);
        if (_quote == '\0' && _breaks.Contains(c, StringComparison.Ordinal))
        {
            _kept = _word.Length;
        }
    }

    private void EndWord()
    {
        if (_isInWord)
        {
            _words.Add(_word.ToString());
        }

        _word.Clear();
        (_isInWord, _kept) = (false, 0);
    }

    // Variables that are set for the program, and where its streams go.
    private void DropWhatIsNoArgument()
    {
        IsRedirection = _words.Count > 0 && IsArrow(_words[^1]);
        _words.RemoveRange(0, _words.TakeWhile(word => word.IndexOf('=', StringComparison.Ordinal) > 0 && !word.StartsWith('-')).Count());
        for (var i = _words.FindIndex(IsArrow); i >= 0; i = _words.FindIndex(IsArrow))
        {
            _words.RemoveRange(i, Math.Min(2, _words.Count - i));
        }
    }

    private static bool IsArrow(string word) => word.TrimStart("0123456789&".ToCharArray()) is ">" or ">>" or "<" or "<<<" or ">|";
}
