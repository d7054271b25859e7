using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>The name belongs to the schedule of another vault, which registering would end.</summary>
public sealed class ScheduleTakenException(string name, string vault) : VaultException(
    VaultErrorKind.AlreadyExists,
    name,
    $"The schedule '{name}' is that of the vault '{vault}'.",
    "Give the new schedule another name, or unregister the old one first.")
{
    /// <summary>Gets the folder of the vault whose schedule it is.</summary>
    public string Vault { get; } = vault;
}
