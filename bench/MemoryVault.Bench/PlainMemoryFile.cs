using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryVault.Json;

namespace MemoryVault.Bench;

/// <summary>The plain way: the whole memory in one JSON file, which each cycle reads, hashes, changes and writes anew.</summary>
internal sealed class PlainMemoryFile(string path, int size)
{
    public (Series Turn, Series Read) Run(int rounds)
    {
        Fill();
        var (series, reads) = (new Series(), new Series());
        for (var i = 0; i <= rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Cycle(i * 7919 % size, i + 1);
            if (i > 0)
            {
                series.Add(new Measure(Stopwatch.GetElapsedTime(start), TimeSpan.Zero));
            }

            start = Stopwatch.GetTimestamp();
            GC.KeepAlive(JsonNode.Parse(File.ReadAllBytes(path))!["notes"]![CycleBenchmark.Key(i)]!.ToJsonString());
            if (i > 0)
            {
                reads.Add(new Measure(Stopwatch.GetElapsedTime(start), TimeSpan.Zero));
            }
        }

        File.Delete(path);
        return (series, reads);
    }

    private void Cycle(int number, int version)
    {
        var bytes = File.ReadAllBytes(path);
        GC.KeepAlive(SHA256.HashData(bytes));
        var memory = JsonNode.Parse(bytes)!;
        memory["notes"]![CycleBenchmark.Key(number)] = JsonNode.Parse(CycleBenchmark.Entry(number, version).ToUtf8(JsonStyle.Compact));
        var written = JsonSerializer.SerializeToUtf8Bytes(memory);
        GC.KeepAlive(SHA256.HashData(written));
        File.WriteAllBytes(path + ".new", written);
        File.Move(path + ".new", path, overwrite: true);
    }

    private void Fill()
    {
        var section = new Json.JsonObject(Enumerable.Range(0, size).Select(i => KeyValuePair.Create(CycleBenchmark.Key(i), CycleBenchmark.Entry(i, 0))));
        File.WriteAllBytes(path, new Json.JsonObject([KeyValuePair.Create<string, Json.JsonValue>("notes", section)]).ToUtf8(JsonStyle.Compact));
    }
}
