using System.Text.Json;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>What <c>config.json</c> says of encryption. Left out where there is none.</summary>
internal static class EnvelopeSettingsJson
{
    /// <summary>Reads the recipients; none for what is not encrypted.</summary>
    /// <exception cref="FormatException">One is none.</exception>
    internal static IReadOnlyList<EnvelopeRecipient> ReadRecipients(JsonObject json)
    {
        // A list that is there and empty would mean that everything goes out in the clear.
        if (json.Find("encrypt") is null)
        {
            return [];
        }

        try
        {
            return EnvelopeRecipients.Parse(json.Texts("encrypt"));
        }
        catch (InvalidInputException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Writes recipients and identity.</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<string> recipients, string? identity)
    {
        if (recipients.Count > 0)
        {
            VaultJson.WriteTexts(json, "encrypt", recipients);
        }

        VaultJson.WriteIfAny(json, "identity", identity);
    }
}
