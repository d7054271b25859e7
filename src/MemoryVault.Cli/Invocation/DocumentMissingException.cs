using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>A file that was named as a document cannot be read.</summary>
internal sealed class DocumentMissingException(string path, Exception inner) : VaultException(
    VaultErrorKind.NotFound, path, $"The file '{path}' cannot be read: {inner.Message}", "Check the path; '-' is standard input.", inner);
