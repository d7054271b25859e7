using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>Finds what differs between two states of the memory that are in memory as documents.</summary>
internal static class EntryChanges
{
    /// <summary>Compares two whole memories; the sections in the order of before, then those that are new.</summary>
    internal static IEnumerable<EntryChange> Between(JsonObject before, JsonObject after)
    {
        foreach (var (section, value) in before)
        {
            foreach (var change in OfSection(section, value, after.Find(section)))
            {
                yield return change;
            }
        }

        foreach (var (section, value) in after)
        {
            if (before.Find(section) is null)
            {
                yield return new EntryChange(new EntryPath(section, null), null, value);
            }
        }
    }

    /// <summary>Compares two states of a section: entry by entry if both are objects.</summary>
    internal static IEnumerable<EntryChange> OfSection(string section, JsonValue? before, JsonValue? after)
    {
        if (before is not JsonObject old || after is not JsonObject now)
        {
            return Equals(before, after) ? [] : [new EntryChange(new EntryPath(section, null), before, after)];
        }

        return OfEntries(section, old, now);
    }

    private static IEnumerable<EntryChange> OfEntries(string section, JsonObject before, JsonObject after)
    {
        foreach (var (key, old) in before)
        {
            var now = after.Find(key);
            if (!old.Equals(now))
            {
                yield return new EntryChange(new EntryPath(section, key), old, now);
            }
        }

        foreach (var (key, now) in after)
        {
            if (before.Find(key) is null)
            {
                yield return new EntryChange(new EntryPath(section, key), null, now);
            }
        }
    }
}
