using System.Text;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>
/// What part of the memory a lease is for: <c>*</c> all of it, <c>tasks</c> a section, <c>tasks/bug-*</c> the keys of a section that match a glob
/// (<c>*</c>, <c>?</c>). A section is named literally, with <c>/</c> spelled <c>~1</c> and <c>~</c> spelled <c>~0</c>; <c>\</c> takes the next character as it is.
/// </summary>
public sealed class LeaseScope : IEquatable<LeaseScope>
{
    private const int MaximumLength = 1000;
    private const string Remedy = "Write '*' for the whole memory, 'tasks' for a section, or 'tasks/bug-*' for keys of it; see 'lease' in docs/cli.md.";

    private readonly ScopeGlob? _keys;
    private readonly string _text;

    private LeaseScope(string? section, ScopeGlob? keys)
    {
        Section = section;
        _keys = keys;
        _text = section is null ? "*" : keys is null ? Escape(section) : $"{Escape(section)}/{keys}";
    }

    /// <summary>Gets the scope of the whole memory.</summary>
    public static LeaseScope Whole { get; } = new(null, null);

    /// <summary>Gets the section; null for the whole memory.</summary>
    public string? Section { get; }

    /// <summary>Gets a value indicating whether it is the whole memory.</summary>
    public bool IsWhole => Section is null;

    /// <summary>Reads a scope.</summary>
    /// <param name="text">The scope; null or <c>*</c> for the whole memory.</param>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static LeaseScope Parse(string? text)
    {
        if (text is null or "*")
        {
            return Whole;
        }

        if (text.Length is 0 or > MaximumLength || !JsonUnicode.IsWellFormed(text))
        {
            throw new InvalidInputException(text, $"A scope has 1 to {MaximumLength} characters of text.", Remedy);
        }

        try
        {
            var section = ReadSection(text, out var end);
            return new LeaseScope(section, end < text.Length ? ScopeGlob.Parse(text[(end + 1)..]) : null);
        }
        catch (FormatException e)
        {
            throw new InvalidInputException(text, $"'{text}' is no scope: {e.Message}", Remedy, e);
        }
    }

    /// <summary>Tells whether some entry is in both scopes. Exact: no entry that could be in both is overlooked, none is made up.</summary>
    public bool Overlaps(LeaseScope other) =>
        IsWhole || other.IsWhole || (Section == other.Section && (_keys is null || other._keys is null || _keys.Overlaps(other._keys)));

    /// <summary>Tells whether an entry is in the scope. A section as a whole is not in a glob over its keys.</summary>
    public bool Covers(EntryPath entry) =>
        IsWhole || (Section == entry.Section && (_keys is null || (entry.Key is not null && _keys.Matches(entry.Key))));

    /// <inheritdoc/>
    public bool Equals(LeaseScope? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LeaseScope);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Gives the scope's one spelling, which <see cref="Parse"/> reads.</summary>
    public override string ToString() => _text;

    private static string ReadSection(string text, out int end)
    {
        var section = new StringBuilder();
        end = 0;
        while (end < text.Length && text[end] != '/')
        {
            section.Append(ReadLetter(text, end, out var length));
            end += length;
        }

        return section.ToString();
    }

    private static char ReadLetter(string text, int at, out int length)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        length = text[at] is '\\' or '~' ? 2 : 1;
        return text[at] switch
        {
            '\\' => at + 1 < text.Length ? next : throw new FormatException("nothing follows the last '\\'."),
            '~' => next switch { '0' => '~', '1' => '/', _ => throw new FormatException("'~' in a section is spelled '~0'.") },
            '*' or '?' => throw new FormatException("a section is named literally; only keys can be a glob."),
            var letter => letter,
        };
    }

    private static string Escape(string section)
    {
        var text = new StringBuilder(section.Length);
        foreach (var letter in section)
        {
            _ = letter switch
            {
                '/' => text.Append("~1"),
                '~' => text.Append("~0"),
                '*' or '?' or '\\' => text.Append('\\').Append(letter),
                _ => text.Append(letter),
            };
        }

        return text.ToString();
    }
}
