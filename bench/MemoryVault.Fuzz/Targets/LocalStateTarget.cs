using MemoryVault.Backup.Scanning;
using MemoryVault.Files;
using MemoryVault.Json;
using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Fuzz.Targets;

/// <summary>The files below <c>local/</c> that another program may have written into: the index (with a checksum that is right), the tally, the health, the log.</summary>
internal sealed class LocalStateTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "local-state";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        FileIndexFormat.Format(new FileIndex())[8..^Checksum64.Size].ToArray(),
        "{\"lastSync\":\"2026-01-01T00:00:00.0000000+00:00\",\"errors\":[],\"remotes\":{\"origin\":{}}}"u8.ToArray(),
        "{\"head\":\"0123456789012345678901234567890123456789\",\"counts\":[]}"u8.ToArray(),
        "{\"time\":\"2026-01-01T00:00:00Z\",\"level\":\"warning\",\"event\":\"a\",\"message\":\"b\",\"processId\":1}"u8.ToArray(),
    ];

    /// <inheritdoc/>
    public bool Allows(Exception error) => false;

    /// <inheritdoc/>
    public void Read(byte[] input)
    {
        byte[] index = [.. "MVIX"u8, 2, 0, 0, 0, .. input];
        var sum = new byte[Checksum64.Size];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(sum, Checksum64.Of(index));
        _ = FileIndexFormat.Parse([.. index, .. sum]);
        _ = VaultLogLine.Read(System.Text.Encoding.UTF8.GetString(input));
        Tolerate(() => EventTally.Read(input));
        Tolerate(() => HealthJson.Read(JsonSettings.Read(input)));
    }

    // Who reads them takes this for a file that is damaged, and begins anew.
    private static void Tolerate(Action read)
    {
        try
        {
            read();
        }
        catch (FormatException)
        {
        }
    }
}
