using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Json;

/// <summary>A JSON value would be nested deeper than any may be.</summary>
public sealed class JsonTooDeepException(int limit) : VaultException(
    VaultErrorKind.InvalidInput,
    target: null,
    string.Create(CultureInfo.InvariantCulture, $"A JSON value would be nested more than {limit} levels deep."),
    "Keep the document flatter, or split it.");
