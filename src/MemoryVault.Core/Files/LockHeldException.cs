using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Files;

/// <summary>Another process holds the vault.</summary>
public sealed class LockHeldException(string path, string? holder, TimeSpan waited) : VaultException(
    VaultErrorKind.Busy,
    path,
    string.Create(
        CultureInfo.InvariantCulture,
        $"The vault is in use by {holder ?? "another process"}; waited {waited.TotalSeconds:0.#} s for '{path}'."),
    "Wait for it to end and run the command again. The lock dies with its process: there is no file to delete.")
{
    /// <summary>Gets who holds it, as far as known.</summary>
    public string? Holder { get; } = holder;
}
