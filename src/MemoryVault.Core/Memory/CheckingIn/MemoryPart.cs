using MemoryVault.Json;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>
/// The part of the memory that a patch names, read as a document. An entry is read for a pointer of two tokens or more, a section for one of one,
/// the whole memory for the empty one. A section that is one document is read whole.
/// </summary>
internal sealed class MemoryPart(MemoryReader reader)
{
    private readonly Dictionary<string, HashSet<string>?> _sections = new(StringComparer.Ordinal);
    private bool _isWhole;

    /// <summary>Adds what a pointer names.</summary>
    internal void Add(JsonPointer pointer)
    {
        switch (pointer.Tokens)
        {
            case []:
                _isWhole = true;
                break;
            case [var section]:
                _sections[section] = null;
                break;
            case [var section, var key, ..]:
                Add(section, key);
                break;
        }
    }

    /// <summary>Adds an entry.</summary>
    internal void Add(string section, string key)
    {
        if (!_sections.TryGetValue(section, out var keys))
        {
            _sections[section] = keys = new HashSet<string>(StringComparer.Ordinal);
        }

        keys?.Add(key);
    }

    /// <summary>Reads it.</summary>
    internal async Task<JsonObject> ReadAsync(CancellationToken cancellationToken)
    {
        if (_isWhole)
        {
            return await reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        }

        var members = new List<KeyValuePair<string, JsonValue>>();
        foreach (var (section, keys) in _sections)
        {
            if (await ReadAsync(section, keys, cancellationToken).ConfigureAwait(false) is { } value)
            {
                members.Add(new(section, value));
            }
        }

        return new JsonObject(members);
    }

    private async ValueTask<JsonValue?> ReadAsync(string section, HashSet<string>? keys, CancellationToken cancellationToken)
    {
        if (keys is null || !await reader.IsFolderAsync(section, cancellationToken).ConfigureAwait(false))
        {
            return await reader.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false);
        }

        var entries = new List<KeyValuePair<string, JsonValue>>();
        foreach (var key in keys)
        {
            if (await reader.ReadEntryAsync(section, key, cancellationToken).ConfigureAwait(false) is { } value)
            {
                entries.Add(new(key, value));
            }
        }

        return new JsonObject(entries);
    }
}
