namespace MemoryVault.Vaults;

/// <summary>Something that the caller gave is not of the form it must have.</summary>
public sealed class InvalidInputException(string? target, string message, Advice remedy, Exception? inner = null)
    : VaultException(VaultErrorKind.InvalidInput, target, message, remedy, inner);
