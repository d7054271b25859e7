using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>The changes of one section, as they are to be applied: first its whole value, if that is set, then its entries.</summary>
internal sealed class SectionChange
{
    private readonly Dictionary<string, JsonValue?> _entries = new(StringComparer.Ordinal);

    private SectionChange(string section) => Section = section;

    /// <summary>Gets the section's name.</summary>
    internal string Section { get; }

    /// <summary>Gets a value indicating whether the section is set whole.</summary>
    internal bool IsWhole { get; private set; }

    /// <summary>Gets the value that it is set to; null removes it.</summary>
    internal JsonValue? Whole { get; private set; }

    /// <summary>Gets what entries are set to; null removes one.</summary>
    internal IReadOnlyDictionary<string, JsonValue?> Entries => _entries;

    /// <summary>Gets a value indicating whether an entry is set whose key cannot be a file name.</summary>
    internal bool NeedsDocument { get; private set; }

    /// <summary>Sorts changes by section; of two of one place the later counts.</summary>
    internal static Dictionary<string, SectionChange> Group(IEnumerable<EntryChange> changes)
    {
        var sections = new Dictionary<string, SectionChange>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (!sections.TryGetValue(change.Path.Section, out var section))
            {
                sections[change.Path.Section] = section = new SectionChange(change.Path.Section);
            }

            section.Add(change);
        }

        return sections;
    }

    /// <summary>Gives the section's value after the changes of its entries.</summary>
    /// <param name="section">The value before; null if it is not there.</param>
    /// <exception cref="InvalidInputException">An entry is set in what is no object.</exception>
    internal JsonValue? ApplyTo(JsonValue? section)
    {
        if (section is not (null or JsonObject))
        {
            return _entries.Values.All(value => value is null) ? section : throw new InvalidInputException(
                Section, $"The section '{Section}' is no object, so it has no entries that could be set.", "Replace the section as a whole.");
        }

        var members = Merge(section as JsonObject ?? JsonObject.Empty);
        return section is null && members.Count == 0 ? null : new JsonObject(members);
    }

    private List<KeyValuePair<string, JsonValue>> Merge(JsonObject before)
    {
        var members = new List<KeyValuePair<string, JsonValue>>(before.Count + _entries.Count);
        foreach (var (key, old) in before)
        {
            if ((_entries.TryGetValue(key, out var now) ? now : old) is { } value)
            {
                members.Add(new(key, value));
            }
        }

        foreach (var (key, value) in _entries)
        {
            if (value is not null && before.Find(key) is null)
            {
                members.Add(new(key, value));
            }
        }

        return members;
    }

    private void Add(EntryChange change)
    {
        if (change.Path.Key is { } key)
        {
            _entries[key] = change.After;
            NeedsDocument |= change.After is not null && EntryFile.NameOf(key) is null;
            return;
        }

        IsWhole = true;
        Whole = change.After;
        _entries.Clear();
        NeedsDocument = false;
    }
}
