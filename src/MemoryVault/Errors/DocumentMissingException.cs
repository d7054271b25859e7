using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>A file that was to hold a document cannot be read.</summary>
public sealed class DocumentMissingException(string path, Exception? inner = null) : VaultException(
    inner is UnauthorizedAccessException ? VaultErrorKind.Denied : VaultErrorKind.NotFound,
    path,
    $"The document '{path}' cannot be read{(inner is null ? "." : $": {inner.Message}")}",
    "Give the path of a JSON file, JSON text that begins with '{', '[' or '\"', or an object.",
    inner);
