using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>An object is larger than any that MemoryVault writes, and than what one array holds.</summary>
public sealed class ObjectTooLargeException(ObjectId objectId, long size) : VaultException(
    VaultErrorKind.Integrity,
    objectId.ToString(),
    string.Create(CultureInfo.InvariantCulture, $"The object {objectId} of the vault's repository has {size:N0} bytes, more than is read at once ({Array.MaxLength:N0})."),
    Advice.Of($"MemoryVault did not write it. Find the commit that brought it ({HeadWords.Command("history", "Get-VaultHistory")}); 'git cat-file blob {objectId.ToString()}' gives its bytes."));
