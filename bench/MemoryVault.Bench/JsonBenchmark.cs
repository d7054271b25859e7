using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MemoryVault.Json;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using JsonObject = MemoryVault.Json.JsonObject;

namespace MemoryVault.Bench;

/// <summary>Reading, writing, comparing and patching of a big document, in this process, beside System.Text.Json.</summary>
internal sealed class JsonBenchmark(int runs)
{
    private const int Bytes = 20_000_000;
    private const int ChangeEach = 100;

    public Table Run()
    {
        var utf8 = Document();
        var from = JsonValue.Parse(utf8);
        var to = Changed((JsonObject)from);
        var patch = JsonPatch.Between(from, to);
        var table = new Table(string.Create(CultureInfo.InvariantCulture, $"A JSON document of {utf8.Length / 1e6:0} MB, {patch.Operations.Count:N0} of its entries changed"), ["", "median", "range", "MB/s"]);

        Row(table, "parse", () => JsonValue.Parse(utf8));
        Row(table, "parse, System.Text.Json: JsonDocument.Parse", () => DisposeOf(JsonDocument.Parse(utf8)));
        Row(table, "parse, System.Text.Json: JsonNode.Parse, each node visited", () => Visit(JsonNode.Parse(utf8)));
        Row(table, "write, compact", () => from.ToUtf8(JsonStyle.Compact));
        Row(table, "canonical form", () => JsonCanonical.Write(from));
        Row(table, "difference", () => JsonPatch.Between(from, to));
        Row(table, "patch", () => patch.Apply(from));
        return table;
    }

    private void Row(Table table, string what, Func<object?> work)
    {
        Console.Error.WriteLine($"json, {what}");
        var series = new Series();
        for (var i = 0; i <= runs; i++)
        {
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(work());
            if (i > 0)
            {
                series.Add(new Measure(Stopwatch.GetElapsedTime(start), TimeSpan.Zero));
            }
        }

        table.Row(what, Table.Milliseconds(series.Median), Table.Range(series), string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1e3 / series.Median:0}"));
    }

    private static object? DisposeOf(JsonDocument document)
    {
        document.Dispose();
        return null;
    }

    // JsonNode.Parse only notes where values begin; the tree is made as it is visited.
    private static JsonNode? Visit(JsonNode? node)
    {
        switch (node)
        {
            case System.Text.Json.Nodes.JsonObject members:
                foreach (var (_, value) in members)
                {
                    Visit(value);
                }

                break;
            case System.Text.Json.Nodes.JsonArray items:
                foreach (var item in items)
                {
                    Visit(item);
                }

                break;
            default:
                break;
        }

        return node;
    }

    private static byte[] Document()
    {
        var random = new Random(6902);
        var text = new StringBuilder("{\"tasks\":{", Bytes + 1000);
        for (var i = 0; text.Length < Bytes; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? string.Empty : ",")}\"task-{i}\":{{\"id\":\"task-{i}\",\"title\":\"Look at {random.Next()} and see whether it is épais\",\"status\":\"open\",");
            text.Append(CultureInfo.InvariantCulture, $"\"priority\":{random.Next(10)},\"confidence\":{random.NextDouble():R},\"tags\":[\"a\",\"b\",\"two\\nlines\"],\"done\":false,\"owner\":null}}");
        }

        return Encoding.UTF8.GetBytes(text.Append("}}").ToString());
    }

    private static JsonObject Changed(JsonObject document)
    {
        var tasks = (JsonObject)document.Find("tasks")!;
        var done = new JsonString("done");
        return document.With("tasks", new JsonObject(tasks.Select((task, i) =>
            i % ChangeEach == 0 ? KeyValuePair.Create<string, JsonValue>(task.Key, ((JsonObject)task.Value).With("status", done)) : task)));
    }
}
