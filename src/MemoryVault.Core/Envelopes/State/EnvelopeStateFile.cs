using System.Buffers;
using System.Text.Json;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Reads and writes <see cref="EnvelopeState"/>. The file holds the key of the chain, which proves and decrypts nothing; its owner alone may read it.</summary>
internal static class EnvelopeStateFile
{
    /// <summary>Reads it; a file that is not there or is damaged is no state.</summary>
    internal static EnvelopeState Read(string path)
    {
        try
        {
            var json = JsonSettings.Read(File.ReadAllBytes(path));
            return new EnvelopeState(ReadSeen(json, "seen"), ReadSeen(json, "pending"), json.OptionalText("version"));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or FormatException or InvalidInputException)
        {
            return EnvelopeState.None;
        }
    }

    /// <summary>Replaces it.</summary>
    internal static void Write(string path, EnvelopeState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Indented))
        {
            json.WriteStartObject();
            WriteSeen(json, "seen", state.Seen);
            WriteSeen(json, "pending", state.Pending);
            VaultJson.WriteIfAny(json, "version", state.Version);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        AtomicFile.Write(path, buffer.WrittenSpan);
    }

    private static SeenPublication? ReadSeen(JsonObject root, string member) => root.Find(member) is not JsonObject json ? null : new SeenPublication(
        json.Text("chain"),
        json.Get("sequence").AsInt32(),
        json.Get("root").AsInt32(),
        json.Text("manifest"),
        ObjectId.Parse(json.Text("tip")),
        ChainKey.Parse(json.Text("key")),
        EnvelopeRecipients.Parse(json.Texts("recipients")));

    private static void WriteSeen(Utf8JsonWriter json, string member, SeenPublication? seen)
    {
        if (seen is null)
        {
            return;
        }

        json.WriteStartObject(member);
        json.WriteString("chain", seen.Chain);
        json.WriteNumber("sequence", seen.Sequence);
        json.WriteNumber("root", seen.Root);
        json.WriteString("manifest", seen.Manifest);
        json.WriteString("tip", seen.Tip.ToString());
        json.WriteString("key", seen.Key.ToHex());
        VaultJson.WriteTexts(json, "recipients", [.. seen.Recipients.Select(each => each.ToString())]);
        json.WriteEndObject();
    }
}
