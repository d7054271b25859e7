using System.CommandLine;

namespace MemoryVault.Cli.Completion;

/// <summary>Goes along the whole words of a line and knows then what the next one can be.</summary>
internal sealed class LineWalk
{
    private readonly List<Command> _path = [];
    private readonly HashSet<Option> _given = [];
    private readonly List<string> _operands = [];
    private readonly Dictionary<string, string> _values = [];
    private Option? _awaiting;
    private bool _isOperandsOnly;

    /// <summary>Goes along the words, of which the first is the program's name.</summary>
    internal LineWalk(Command root, IEnumerable<string> words)
    {
        _path.Add(root);
        foreach (var word in words.Skip(1))
        {
            Take(word);
        }
    }

    /// <summary>Gets the command that the line calls.</summary>
    internal Command Command => _path[^1];

    /// <summary>Gets its name with those of its groups.</summary>
    internal string CommandPath => string.Join(' ', _path.Skip(1).Select(command => command.Name));

    /// <summary>Gets a value indicating whether an option can stand next.</summary>
    internal bool TakesOption => !_isOperandsOnly && (_awaiting is null || _awaiting.Arity.MinimumNumberOfValues == 0);

    /// <summary>Gets a value indicating whether the name of a command can stand next.</summary>
    internal bool TakesCommand => !_isOperandsOnly && _awaiting is null && _operands.Count == 0;

    /// <summary>Gets the options that can still be given.</summary>
    internal IEnumerable<Option> Options => _path.SelectMany(command => command == Command ? command.Options : command.Options.Where(option => option.Recursive))
        .Where(option => !option.Hidden && (option.Arity.MaximumNumberOfValues > 1 || !_given.Contains(option)));

    /// <summary>Gets the operands that were given.</summary>
    internal IReadOnlyList<string> Operands => _operands;

    /// <summary>Gets the option or the operand whose value stands next; null if none.</summary>
    internal Symbol? Awaited => _awaiting ?? (Symbol?)OperandAt(_operands.Count);

    /// <summary>Gets the value that an option was given, or null.</summary>
    internal string? ValueOf(string option) => _values.GetValueOrDefault(option);

    /// <summary>Finds an option by one of its names.</summary>
    internal Option? Find(string name) => _path.SelectMany(command => command.Options).FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    private Argument? OperandAt(int index)
    {
        foreach (var argument in Command.Arguments)
        {
            if (index < argument.Arity.MaximumNumberOfValues)
            {
                return argument;
            }

            index -= argument.Arity.MaximumNumberOfValues;
        }

        return null;
    }

    private void Take(string word)
    {
        if (_awaiting is { } option && !(word.StartsWith('-') && option.Arity.MinimumNumberOfValues == 0))
        {
            _values[option.Name] = word;
            _awaiting = null;
        }
        else if (_isOperandsOnly || !word.StartsWith('-') || word == "-")
        {
            TakeWord(word);
        }
        else if (word == "--")
        {
            (_isOperandsOnly, _awaiting) = (true, null);
        }
        else
        {
            TakeOption(word);
        }
    }

    private void TakeWord(string word)
    {
        _awaiting = null;
        if (TakesCommand && Command.Subcommands.FirstOrDefault(command => command.Name == word) is { } called)
        {
            _path.Add(called);
        }
        else
        {
            _operands.Add(word);
        }
    }

    private void TakeOption(string word)
    {
        var parts = word.Split('=', 2);
        _awaiting = null;
        if (Find(parts[0]) is { } option)
        {
            _given.Add(option);
            if (parts.Length == 2)
            {
                _values[option.Name] = parts[1];
            }
            else if (option.Arity.MaximumNumberOfValues > 0)
            {
                _awaiting = option;
            }
        }
    }
}
