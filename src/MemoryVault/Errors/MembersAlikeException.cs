using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>A JSON object cannot be an object of PowerShell, whose properties have names that differ in more than case.</summary>
public sealed class MembersAlikeException(string member) : VaultException(
    VaultErrorKind.InvalidInput,
    member,
    member.Length == 0
        ? "A JSON object has a member without a name, which a property of PowerShell cannot be."
        : $"A JSON object has two members that differ only in case from '{member}', which properties of PowerShell cannot.",
    "Take dictionaries instead: -AsHashtable.");
