using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>One file cannot or must not be written to its place; the rest of a restore goes on.</summary>
internal sealed class RestoreRefusedException(string id, string path, string message, Advice remedy)
    : VaultException(VaultErrorKind.Failed, path, message, remedy)
{
    /// <summary>Gets the stable id of the reason.</summary>
    internal string Reason { get; } = id;
}
