using System.Text.Json;
using MemoryVault.Files;

namespace MemoryVault.Vaults;

/// <summary>Reads and writes <c>local/health.json</c>. A file that is missing or damaged reads as "nothing known".</summary>
public sealed class HealthStore(VaultPaths paths)
{
    /// <summary>Reads what is remembered; never fails.</summary>
    public HealthRecord Read()
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(paths.Health));
            return HealthJson.Read(document.RootElement);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return new HealthRecord();
        }
    }

    /// <summary>Changes what is remembered, atomically. Two processes at once: the later change wins, each keeps the other's members.</summary>
    public void Update(Func<HealthRecord, HealthRecord> change)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Indented))
        {
            HealthJson.Write(json, change(Read()));
        }

        AtomicFile.Write(paths.Health, buffer.WrittenSpan);
    }
}
