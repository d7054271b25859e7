using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>The vault holds no snapshot yet.</summary>
public sealed class VaultEmptyException(string vault) : VaultException(
    VaultErrorKind.NotFound,
    vault,
    $"The vault '{vault}' is empty: nothing was committed yet.",
    Advice.Of($"Run {HeadWords.Command("sync", "Invoke-VaultSync")} first."));
