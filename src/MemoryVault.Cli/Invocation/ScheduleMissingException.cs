using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>There is no schedule of a name.</summary>
internal sealed class ScheduleMissingException(string name) : VaultException(
    VaultErrorKind.NotFound, name, $"There is no schedule '{name}'.", "'memvault schedule list' shows what there is.");
