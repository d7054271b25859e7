using System.Buffers;
using System.Text.Json;
using MemoryVault.Backup;
using MemoryVault.Json;

namespace MemoryVault.Vaults;

/// <summary>
/// Reads and writes <c>machines/&lt;machine&gt;.json</c>. The same record always gives the same bytes, so a sync that changes nothing
/// about a machine commits nothing. Members that are not known are passed over, so that a newer program may add some.
/// </summary>
public static class MachineRecordFile
{
    /// <summary>The folder of the records in the vault.</summary>
    public const string Folder = "machines";

    /// <summary>Gives the path in the vault of a machine's record.</summary>
    public static string PathOf(string machine) => $"{Folder}/{machine}.json";

    /// <summary>Writes a record.</summary>
    public static ReadOnlyMemory<byte> Write(MachineRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Indented))
        {
            json.WriteStartObject();
            json.WriteString("name", record.Name);
            json.WriteString("system", record.System);
            json.WriteString("home", record.Home);
            json.WriteStartArray("sources");
            foreach (var source in record.Sources.OrderBy(s => s.Name, StringComparer.Ordinal))
            {
                MemorySourceJson.Write(json, source);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>Reads a record.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="path">Its path, for the error.</param>
    /// <exception cref="InvalidInputException">The bytes are no such record.</exception>
    public static MachineRecord Read(ReadOnlyMemory<byte> bytes, string path)
    {
        try
        {
            var root = JsonSettings.Read(bytes.Span);
            root.Get("sources");
            var record = new MachineRecord(root.Text("name"), root.Text("system"), root.Text("home"), root.List("sources", MemorySourceJson.Read));
            return record.Sources.Select(source => source.Root).Append(record.Home).Any(folder => folder.Contains('\0', StringComparison.Ordinal))
                ? throw new FormatException("a folder holds a NUL.") : record;
        }
        catch (FormatException e)
        {
            throw new InvalidInputException(
                path,
                $"'{path}' is no record of a machine: {e.Message}",
                "Run a sync on that machine, which writes the record anew, or take an older version of the file from the history.",
                e);
        }
    }

}
