using MemoryVault.Vaults;

namespace MemoryVault.Json;

/// <summary>A document is no JSON Schema, or uses what is not understood.</summary>
/// <param name="place">Where in the schema.</param>
/// <param name="reason">What is wrong, as a sentence without its full stop.</param>
/// <param name="inner">The cause, if another exception is.</param>
public sealed class JsonSchemaInvalidException(JsonPointer place, string reason, Exception? inner = null) : VaultException(
    VaultErrorKind.InvalidInput,
    place.ToString(),
    $"The JSON Schema is not usable at '{place}': {reason}.",
    "docs/formats.md lists the keywords that are understood.",
    inner);
