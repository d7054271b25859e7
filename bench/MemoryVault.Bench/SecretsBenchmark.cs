using System.Diagnostics;
using System.Globalization;
using System.Text;
using MemoryVault.Secrets;

namespace MemoryVault.Bench;

/// <summary>Looking for secrets in a memory, in a transcript, in prose, and in what was made to be slow; in this process, on one thread.</summary>
internal sealed class SecretsBenchmark(int runs)
{
    private const int Bytes = 20_000_000;

    private readonly SecretScanner _scanner = new(new SecretFingerprints(new byte[32]));

    public Table Run()
    {
        var table = new Table(string.Create(CultureInfo.InvariantCulture, $"Looking for secrets in {Bytes / 1e6:0} MB"), ["", "median", "range", "MB/s", "found"]);
        Row(table, "a memory: one JSON document", Json(i => $"\"task-{i}\":{{\"id\":\"task-{i}\",\"title\":\"Look at {i * 7919} and see whether it is épais\",\"confidence\":0.{i},\"tags\":[\"a\",\"b\"],\"done\":false}}"));
        Row(table, "a transcript: JSON lines with escaped tool results", Repeat(i => $$"""{"type":"tool_result","id":"toolu_{{i}}","content":"{\"path\": \"src/File{{i}}.cs\",\n \"text\": \"public int Count => _items.Count;\\n// see https://example.org/{{i}}\"}"}""" + "\n"));
        Row(table, "prose and code", Repeat(i => $"The token of step {i} is read from the environment: `var x = Find(\"name-{i}\"); // 0x{i:x8}`\n"));
        Row(table, "binary: random bytes", Random());
        Row(table, "hostile: `ghp_ghp_`...", Repeat(_ => "ghp_"));
        Row(table, "hostile: `eyJhbGciOiJIUzI1NiJ9.`...", Repeat(_ => "eyJhbGciOiJIUzI1NiJ9."));
        Row(table, "hostile: `password=password=`...", Repeat(_ => "password="));
        Row(table, "hostile: `-----BEGIN PRIVATE KEY-----`...", Repeat(_ => "-----BEGIN PRIVATE KEY-----"));
        Row(table, "hostile: `glpat-glpat-`...", Repeat(_ => "glpat-"));
        Row(table, "hostile: one JSON string of `\\u0041`...", Encoding.ASCII.GetBytes("\"" + string.Concat(Enumerable.Repeat("\\u0041", Bytes / 6)) + "\""));
        return table;
    }

    private void Row(Table table, string what, byte[] bytes)
    {
        Console.Error.WriteLine($"secrets, {what}");
        var series = new Series();
        var found = 0;
        for (var i = 0; i <= runs; i++)
        {
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            found = _scanner.Scan(bytes).Count;
            if (i > 0)
            {
                series.Add(new Measure(Stopwatch.GetElapsedTime(start), TimeSpan.Zero));
            }
        }

        table.Row(what, Table.Milliseconds(series.Median), Table.Range(series), string.Create(CultureInfo.InvariantCulture, $"{bytes.Length / 1e3 / series.Median:0}"), string.Create(CultureInfo.InvariantCulture, $"{found:N0}"));
    }

    private static byte[] Json(Func<int, string> member)
    {
        var text = new StringBuilder("{", Bytes + 1000);
        for (var i = 0; text.Length < Bytes; i++)
        {
            text.Append(i == 0 ? string.Empty : ",\n").Append(member(i));
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    private static byte[] Repeat(Func<int, string> piece)
    {
        var text = new StringBuilder(Bytes + 1000);
        for (var i = 0; text.Length < Bytes; i++)
        {
            text.Append(piece(i));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Random()
    {
        var bytes = new byte[Bytes];
        new Random(5).NextBytes(bytes);
        return bytes;
    }
}
