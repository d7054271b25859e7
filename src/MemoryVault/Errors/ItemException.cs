using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>One file, source or remote could not be done while the rest went on.</summary>
public sealed class ItemException(ItemError error) : Exception(error.Message)
{
    /// <summary>Gets what is wrong with which item.</summary>
    public ItemError Item { get; } = error;
}
