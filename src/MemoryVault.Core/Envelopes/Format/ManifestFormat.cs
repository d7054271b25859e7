using System.Buffers;
using System.Text.Json;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>The form of a manifest (docs/formats.md): JSON, signed over its canonical form (RFC 8785) without the signatures.</summary>
internal static class ManifestFormat
{
    /// <summary>The most bytes that a manifest has, encrypted or not.</summary>
    internal const int MaximumBytes = 64 << 10;

    private const string Name = "memoryvault-envelope";
    private const string Signature = "mac";
    private const string Succession = "succession";
    private const int MaximumParts = 99;
    private const int HashDigits = 64;
    private const int ChainDigits = 32;

    /// <summary>Writes a manifest.</summary>
    /// <param name="manifest">What it says.</param>
    /// <param name="key">The key in force from it on.</param>
    /// <param name="before">The key that was in force before, where a root follows on others; else null.</param>
    internal static ReadOnlyMemory<byte> Write(EnvelopeManifest manifest, ChainKey key, ChainKey? before)
    {
        var signed = Signed(JsonSettings.Read(Format(manifest, null, null).Span));
        return Format(manifest, before?.Sign(signed), key.Sign(signed));
    }

    /// <summary>Reads a manifest; whether it is signed is not looked at.</summary>
    /// <exception cref="FormatException">It is none, or of a later version.</exception>
    internal static SignedManifest Read(ReadOnlySpan<byte> bytes)
    {
        var json = JsonSettings.Read(bytes);
        if (json.Text("format") != Name)
        {
            throw new FormatException($"its format is not '{Name}'.");
        }

        if (json.Get("version").AsInt32() is > EnvelopeManifest.CurrentVersion and var version)
        {
            throw new FormatException($"its version is {version}; this program knows {EnvelopeManifest.CurrentVersion}. Install a newer MemoryVault.");
        }

        return new SignedManifest(Parse(json), Signed(json), json.OptionalText(Signature), json.OptionalText(Succession));
    }

    private static EnvelopeManifest Parse(JsonObject json)
    {
        var manifest = new EnvelopeManifest
        {
            Chain = Hex(json.Text("chain"), ChainDigits),
            Sequence = json.Get("sequence").AsInt32(),
            Root = json.Get("root").AsInt32(),
            Previous = json.OptionalText("previous") is { } previous ? Hex(previous, HashDigits) : null,
            Tip = ObjectId.Parse(json.Text("tip")),
            Prerequisite = json.OptionalText("prerequisite") is { } commit ? ObjectId.Parse(commit) : null,
            Parts = json.List("parts", ReadPart),
            Recipients = ReadRecipients(json),
            Key = json.OptionalText("key") is { } key ? ChainKey.Parse(key) : null,
        };
        return manifest.IsRoot == (manifest.Key is not null) && manifest.IsRoot == (manifest.Prerequisite is null)
            && manifest.Root >= 1 && manifest.Root <= manifest.Sequence && manifest.Parts.Count is > 0 and <= MaximumParts
            ? manifest : throw new FormatException("its members contradict each other.");
    }

    private static IReadOnlyList<EnvelopeRecipient> ReadRecipients(JsonObject json)
    {
        try
        {
            return EnvelopeRecipients.Parse(json.Texts("recipients"));
        }
        catch (InvalidInputException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static BundlePart ReadPart(JsonObject json) => json.Get("bytes").AsInt64() is > 0 and <= BundleSizes.MaximumPart and var bytes
        ? new BundlePart(bytes, Hex(json.Text("sha256"), HashDigits)) : throw new FormatException("a part of its bundle has an impossible length.");

    private static string Hex(string text, int digits) =>
        text.Length == digits && text.All(char.IsAsciiHexDigitLower) ? text : throw new FormatException($"{digits} hexadecimal digits were expected.");

    // What later versions add is signed, too.
    private static byte[] Signed(JsonObject json)
    {
        return JsonCanonical.Write(json.Without(Signature).Without(Succession));
    }

    private static ReadOnlyMemory<byte> Format(EnvelopeManifest manifest, string? succession, string? signature)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Indented))
        {
            json.WriteStartObject();
            json.WriteString("format", Name);
            json.WriteNumber("version", EnvelopeManifest.CurrentVersion);
            json.WriteString("chain", manifest.Chain);
            json.WriteNumber("sequence", manifest.Sequence);
            json.WriteNumber("root", manifest.Root);
            VaultJson.WriteIfAny(json, "previous", manifest.Previous);
            json.WriteString("tip", manifest.Tip.ToString());
            VaultJson.WriteIfAny(json, "prerequisite", manifest.Prerequisite?.ToString());
            WriteParts(json, manifest.Parts);
            VaultJson.WriteTexts(json, "recipients", [.. manifest.Recipients.Select(each => each.ToString())]);
            VaultJson.WriteIfAny(json, "key", manifest.Key?.ToHex());
            VaultJson.WriteIfAny(json, Succession, succession);
            VaultJson.WriteIfAny(json, Signature, signature);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteParts(Utf8JsonWriter json, IReadOnlyList<BundlePart> parts)
    {
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteNumber("bytes", part.Bytes);
            json.WriteString("sha256", part.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
