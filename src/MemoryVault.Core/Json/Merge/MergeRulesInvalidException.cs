using MemoryVault.Vaults;

namespace MemoryVault.Json.Merge;

/// <summary>A file of merge rules is not of the form that it must have.</summary>
/// <param name="reason">What is wrong with which rule.</param>
public sealed class MergeRulesInvalidException(string reason) : VaultException(
    VaultErrorKind.InvalidInput,
    MergeRules.FileName,
    $"The merge rules cannot be read: {reason}",
    "Write them as {\"rules\": [{\"path\": \"/tags\", \"array\": \"set\"}]}; docs/formats.md names every member.");
