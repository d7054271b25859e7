using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;
using MemoryVault.Memory;

namespace MemoryVault.Tests.Memory;

/// <summary>The shared memory as a plain document, and random changes of it.</summary>
internal static class MemoryModel
{
    private static readonly string LongKey = new('x', 300);

    private static readonly Gen<string> Section = Gen.Elements("tasks", "Tasks", "a/b", "", "con", "3");

    private static readonly Gen<string> Key = Gen.Frequency(
        (20, Gen.Choose(0, 30).Select(i => $"key-{i}")),
        (3, Gen.Elements("", "Key-1", "a", "f", ".", "x.json", "é/~")),
        (1, Gen.Constant(LongKey)));

    private static readonly Gen<JsonValue> Value = Gen.Elements("1", "1.0", "2", "null", "\"a\"", "[1,2]", "{\"a\":1}", "{\"a\":1.0}", "{}").Select(Parse);

    private static readonly Gen<EntryChange> Change = Gen.Frequency(
        (12, from section in Section from key in Key from value in Value select new EntryChange(new EntryPath(section, key), null, value)),
        (8, from section in Section from key in Key select new EntryChange(new EntryPath(section, key), null, null)),
        (1, from section in Section from value in Value select new EntryChange(new EntryPath(section, null), null, value)),
        (1, from section in Section select new EntryChange(new EntryPath(section, null), null, null)));

    /// <summary>Gets some check-ins, one after the other, each of some changes.</summary>
    public static Gen<List<List<EntryChange>>> Histories { get; } = Change.ListOf().Select(list => list.ToList()).ListOf().Select(list => list.ToList());

    public static JsonValue Parse(string text) => JsonValue.Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Leaves out the changes that are refused: an entry set in a section that is no object. Of two changes of a place the later counts.</summary>
    public static (List<EntryChange> Changes, JsonObject After) Apply(JsonObject memory, List<EntryChange> changes)
    {
        var taken = new List<EntryChange>();
        foreach (var (i, change) in changes.Index())
        {
            if (changes.Skip(i + 1).Any(later => later.Path == change.Path with { Key = null }))
            {
                taken.Add(change);
                continue;
            }

            if (changes.Skip(i + 1).Any(later => later.Path == change.Path))
            {
                continue;
            }

            var section = memory.Find(change.Path.Section);
            if (change.Path.Key is not { } key)
            {
                memory = change.After is { } whole ? memory.With(change.Path.Section, whole) : memory.Without(change.Path.Section);
            }
            else if (section is null or JsonObject)
            {
                var entries = section as JsonObject ?? JsonObject.Empty;
                memory = change.After is { } value ? memory.With(change.Path.Section, entries.With(key, value))
                    : section is null ? memory : memory.With(change.Path.Section, entries.Without(key));
            }
            else
            {
                continue;
            }

            taken.Add(change);
        }

        return (taken, memory);
    }
}
