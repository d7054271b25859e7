using MemoryVault.Vaults;

namespace MemoryVault.Json;

/// <summary>A text is no JSON pointer.</summary>
public sealed class JsonPointerInvalidException(string text, string reason) : VaultException(
    VaultErrorKind.InvalidInput,
    text,
    $"'{text}' is no JSON pointer (RFC 6901): {reason}.",
    "Write it like '/tasks/bug-1': a '/' before each name, '~1' for a slash in a name and '~0' for a tilde.");
