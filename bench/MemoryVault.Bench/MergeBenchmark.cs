using System.Diagnostics;
using System.Globalization;
using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Bench;

/// <summary>The three-way merge of big documents, in this process: entries as members of an object, and as elements of an array, by their id.</summary>
internal sealed class MergeBenchmark(int runs)
{
    private const int Bytes = 50_000_000;

    private static readonly JsonMerge Merge = new(MergeRules.Default);

    public Table Run()
    {
        var table = new Table("Merge of documents of 50 MB, each side changed one entry in 100", ["", "median", "range", "MB/s"]);
        Rows(table, "entries in an object", new JsonObject(Entries()));
        Rows(table, "entries in an array, by id", new JsonArray(Entries().Select(entry => entry.Value)));
        return table;
    }

    private void Rows(Table table, string what, JsonValue document)
    {
        byte[] before = Write(document), ours = Write(Changed(document, 0)), theirs = Write(Changed(document, 50));
        Row(table, $"{what}: merge", () => (JsonValue.Parse(before), JsonValue.Parse(ours), JsonValue.Parse(theirs)), parsed => Merge.Run(parsed.Item1, parsed.Item2, parsed.Item3));
        Row(table, $"{what}: read three, merge, write", () => 0, _ =>
        {
            var result = Merge.Run(JsonValue.Parse(before), JsonValue.Parse(ours), JsonValue.Parse(theirs));
            result.Merged!.ToUtf8(JsonStyle.Compact);
            return result;
        });
    }

    private void Row<T>(Table table, string what, Func<T> prepare, Func<T, JsonMergeResult> work)
    {
        Console.Error.WriteLine($"merge, {what}");
        var series = new Series();
        for (var i = 0; i <= runs; i++)
        {
            // Parsed anew, as values keep their hashes.
            var prepared = prepare();
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            var result = work(prepared);
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (result.Conflicts.Count > 0)
            {
                throw new InvalidOperationException("The changes of this benchmark do not conflict.");
            }

            if (i > 0)
            {
                series.Add(new Measure(elapsed, TimeSpan.Zero));
            }
        }

        table.Row(what, Table.Milliseconds(series.Median), Table.Range(series), string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1e3 / series.Median:0}"));
    }

    private static byte[] Write(JsonValue document) => document.ToUtf8(JsonStyle.Compact);

    private static IEnumerable<KeyValuePair<string, JsonValue>> Entries()
    {
        var random = new Random(6);
        for (var (i, bytes) = (0, 0L); bytes < Bytes; i++)
        {
            JsonObject entry = new(
            [
                new("id", new JsonString($"task-{i}")),
                new("title", new JsonString($"Look at {random.Next()} and see whether it is épais")),
                new("status", new JsonString("open")),
                new("priority", JsonNumber.Of(random.Next(10))),
                new("confidence", JsonNumber.Of(random.NextDouble())),
                new("tags", new JsonArray([new JsonString("a"), new JsonString("b")])),
                new("owner", JsonNull.Instance),
            ]);
            bytes += 165;
            yield return new($"task-{i}", entry);
        }
    }

    private static JsonValue Changed(JsonValue document, int offset)
    {
        var done = new JsonString("done");
        JsonValue Change(JsonValue entry, int i) => i % 100 == offset ? ((JsonObject)entry).With("status", done) : entry;
        return document is JsonObject members
            ? new JsonObject(members.Select((member, i) => KeyValuePair.Create(member.Key, Change(member.Value, i))))
            : new JsonArray(((JsonArray)document).Select(Change));
    }
}
